/**
 * The automatic way: a day, from when until when, which child with which teacher; a proposed evening with the least waiting; the family changes it or
 * books all of it at once, all or none. It proposes with what is free as far as this page knows; the API alone books.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { bookRun, type Booking } from '../../contract/booking.js';
import type { Conference } from '../../contract/conference.js';
import { limits } from '../../contract/limits.js';
import type { Slot } from '../../contract/slot.js';
import type { Student } from '../../contract/student.js';
import { overlapping } from '../../domain/booking-window.js';
import { proposeRun, type ConferenceRun, type RunItem } from '../../domain/conference-run.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { choiceField } from '../../ui/fields.js';
import { attention, clock as clockIcon, offline } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { isWaiting } from '../../ui/sending-view.js';
import { statusLine } from '../../ui/status-line.js';
import { bookingThread } from './booking-commands.js';
import { ConferencePart } from './conference-part.js';
import { partStyles } from './conference-part.styles.js';
import { meetingOf, standingIn } from './choosable-slots.js';
import { may } from './conference-scene.js';
import { conferenceFor, phaseOf } from './conference-words.js';
import { bookingBody, detailFields, detailReaders, type DetailFields } from './detail-fields.js';
import { hostsOf } from './hosts-of.js';
import { endsOf, isWished, runSlots, startsOf, wishesOf, wishField, withSlot } from './run-wishes.js';
import { refusalWord } from './sent-words.js';
import { slotDays, type SlotDay } from './slot-days.js';
import { dayWords, timeOf, type Zoned } from './time-words.js';

/** @tagname flywheel-run-planner */
export class FlywheelRunPlanner extends ConferencePart {
  static override styles = partStyles;

  @property({ attribute: false }) conference?: Conference;
  @property({ attribute: false }) zoned?: Zoned;
  @property({ attribute: false }) slots: readonly Slot[] = [];
  /** What the family has booked already, for all its children and of all conferences. */
  @property({ attribute: false }) booked: readonly Booking[] = [];
  /** Milliseconds since 1970, as the page that draws this knows it. */
  @property({ attribute: false }) at = 0;

  @state() private run: ConferenceRun | undefined;

  protected readonly operations = [bookRun];

  protected get record(): string | undefined {
    return this.conference && `run-${this.conference.id}`;
  }
  protected override isHere(item: OutboxItem): boolean {
    return super.isHere(item) && !!this.conference && item.thread === bookingThread(this.conference.id, this.scene!.student.id);
  }
  get #children(): readonly Student[] {
    const { scene, conference, at } = this;
    return scene!.students.filter((student) => may(student, 'book-conference') && phaseOf(conferenceFor(conference!, student), at) === 'open');
  }

  /** Whom each child meets already in this conference. */
  get #met(): ReadonlySet<string> {
    return new Set(standingIn(this.booked, this.conference!).map(({ studentId, host }) => wishField(studentId, host.id)));
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, conference, zoned } = this;
    if (!scene || !conference || !zoned) return nothing;
    const days = slotDays(this.slots, zoned.timeZone, this.at).filter(({ free }) => free > 0);
    const day = days.find(({ on }) => on === this.typed.day) ?? days[0];
    const sent = this.items.find(({ state }) => state !== 'done');
    const frame = this.frame('#day');
    return html`<div class="part">
      <h4>${msg('Let us propose your times')}</h4>
      ${sent ? this.#renderSent(sent) : nothing}
      ${
        day && !(sent && isWaiting(sent))
          ? html`<div class="form">
              ${this.restored('#day')} ${this.#renderSpan(days, day, zoned)} ${this.#children.map((student) => this.#renderChild(student, conference))}
              <div class="actions">
                <button type="button" class="button" data-propose @click=${() => this.#propose(day, conference)}>${msg('Propose times')}</button>
                <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
              </div>
              ${this.run ? this.#renderRun(this.run, day, zoned) : nothing}
            </div>`
          : nothing
      }
      ${day ? nothing : html`<p class="quiet">${msg('No time is free now.')}</p>`} ${statusLine(this.said)}
    </div>`;
  }

  #renderSpan(days: readonly SlotDay[], day: SlotDay, zoned: Zoned): TemplateResult {
    const one = (id: string, label: string, all: readonly string[], fallback: string) => {
      const value = all.includes(this.typed[id] ?? '') ? this.typed[id]! : fallback;
      const input = (next: string): void => this.#change(id, next);
      return choiceField(
        { id, label, value, input },
        all.map((instant) => ({ value: instant, label: timeOf(instant, zoned) })),
      );
    };
    return html`${choiceField(
      { id: 'day', label: msg('Which day?'), value: day.on, input: (value) => this.#change('day', value) },
      days.map(({ on }) => ({ value: on, label: dayWords(on, zoned.locale) })),
    )}
    ${one('earliest', msg('Not before'), startsOf(day), startsOf(day)[0]!)} ${one('latest', msg('Home again by'), endsOf(day), endsOf(day).at(-1)!)}`;
  }

  #renderChild(student: Student, conference: Conference): TemplateResult | typeof nothing {
    const hosts = hostsOf(student, this.scene!.students, conference, this.slots);
    if (!hosts.length) return nothing;
    return html`<fieldset>
      <legend><b dir="auto">${msg(str`Whom do you want to meet for ${student.name}?`)}</b></legend>
      ${hosts.map(({ id, name }) => {
        const field = wishField(student.id, id);
        return html`<label class="check"
          ><input type="checkbox" .checked=${isWished(this.typed, student, id, this.#met)} @change=${(event: Event) => this.#change(field, (event.target as HTMLInputElement).checked ? 'yes' : 'no')} /><bdi
            >${name}</bdi
          ></label
        >`;
      })}
    </fieldset>`;
  }

  #renderRun({ items, left, waitingMinutes }: ConferenceRun, day: SlotDay, zoned: Zoned): TemplateResult {
    const nameOf = (id: string): string => this.conference!.hosts.find((host) => host.id === id)?.name ?? '';
    const child = (id: string): string => this.#children.find((student) => student.id === id)?.name ?? '';
    if (!items.length) return html`<p id="run" tabindex="-1">${msg('Nothing fits between these times. Try more time or another day.')}</p>`;
    return html`<h4 id="run" tabindex="-1">${msg('Our proposal')}</h4>
      <p class="quiet">${waitingMinutes > 0 ? msg(str`${waitingMinutes} minutes between the meetings in all.`) : msg('One after the other, without waiting.')}</p>
      <ol class="list">
        ${items.map((item) => html`<li class="entry">${this.#renderItem(item, day, zoned, `${child(item.studentId)} · ${nameOf(item.hostId)}`)}</li>`)}
      </ol>
      ${left.map((wish) => html`<p class="quiet">${msg(str`No time fits for ${child(wish.studentId)} with ${nameOf(wish.hostId)}.`)}</p>`)} ${detailFields(this.#fields)}
      ${detailReaders(undefined)}
      <div class="actions">
        <button type="button" class="button primary" @click=${() => void this.#book(items)}>${items.length === 1 ? msg('Book this time') : msg(str`Book all ${items.length}`)}</button>
        <button type="button" class="link quiet" data-next="[data-propose]" @click=${() => (this.run = undefined)}>${msg('Not like this')}</button>
      </div>`;
  }

  #renderItem(item: RunItem, { slots }: SlotDay, zoned: Zoned, label: string): TemplateResult {
    const free = slots.filter(({ id, host, free: seats }) => host.id === item.hostId && (seats > 0 || id === item.slotId));
    const others = this.run!.items.filter((one) => one !== item);
    const isClose = !!overlapping(item, others, this.conference!.travelMinutes);
    const input = (value: string): void => {
      const slot = free.find(({ id }) => id === value);
      if (slot) this.run = { ...this.run!, items: withSlot(this.run!.items, item, slot) };
    };
    const trouble = isClose ? msg('This is too close to another of your times.') : '';
    return choiceField(
      { id: `item-${item.slotId}`, label, value: item.slotId, trouble, input },
      free.map(({ id, startsAt }) => ({ value: id, label: timeOf(startsAt, zoned) })),
    );
  }

  #renderSent(item: OutboxItem): TemplateResult {
    const cancel = (label: string) => html`<button type="button" class="link quiet" @click=${() => void this.outbox.port?.takeBack(item.id)}>${label}</button>`;
    if (!isWaiting(item)) {
      const said = refusalWord(item.trouble?.type);
      return notice({
        tone: 'attention',
        icon: attention,
        title: said?.title ?? msg('These times could not be booked.'),
        text: msg('None of the times is booked. Your words are kept: propose times again with what is free now.'),
        actions: cancel(msg('Back to the form')),
      });
    }
    const isCut = item.attempts > 0 || item.state === 'auth-wait' || this.scene!.access.offline;
    return isCut
      ? notice({
          tone: 'plain',
          icon: offline,
          title: msg('None of these times is booked yet.'),
          text: msg('They are asked for as soon as there is a connection. Until then others may take them.'),
          actions: cancel(msg('Do not ask')),
        })
      : notice({
          tone: 'plain',
          icon: clockIcon,
          title: msg('Booking your times…'),
          text: msg('They are yours once the school’s system has answered: all of them or none.'),
        });
  }

  get #fields(): DetailFields {
    const { scene, typed, troubles, conference } = this;
    return {
      typed,
      troubles,
      modes: conference!.modes,
      languages: scene!.school.languages,
      locale: scene!.locale,
      to: 'family',
      type: (field, value) => this.type(field, value),
    };
  }

  /** What the proposal was made from is another now. */
  #change(field: string, value: string): void {
    this.run = undefined;
    this.type(field, value);
  }

  #propose(day: SlotDay, { hosts, travelMinutes }: Conference): void {
    const [starts, ends] = [startsOf(day), endsOf(day)];
    const { typed, booked } = this;
    const meetings = booked.map(meetingOf);
    const earliest = starts.find((one) => one === typed.earliest) ?? starts[0]!;
    const latest = ends.find((one) => one === typed.latest) ?? ends.at(-1)!;
    this.run = proposeRun(wishesOf(typed, this.#children, hosts, this.#met), runSlots(day.slots), { earliest, latest, travelMinutes, meetings });
    this.lead('#run');
  }

  async #book(items: readonly RunItem[]): Promise<void> {
    const access = this.wordsIn('access', limits.noteCharacters);
    const topic = this.wordsIn('topic', limits.noteCharacters);
    if (access === undefined || topic === undefined) return this.lead('[aria-invalid="true"]');
    // A draft is needed for the words to come back: the day stands for them where nothing was typed.
    if (!this.draft.snapshot.value) this.type('latest', items.at(-1)!.endsAt);
    const body = { items: items.map(({ studentId, slotId }) => ({ studentId, slotId })), details: bookingBody(this.#fields, access, topic) };
    const thread = bookingThread(this.conference!.id, this.scene!.student.id);
    if (!(await this.send(bookRun, { params: undefined, body, thread, isForm: true }))) return;
    this.run = undefined;
    this.said = msg('Booking your times…');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-run-planner': FlywheelRunPlanner;
  }
}
