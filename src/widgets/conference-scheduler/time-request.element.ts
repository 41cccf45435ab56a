/**
 * A time that is not on offer: a family asks a teacher for it, the teacher takes it or names another, the family takes that or declines. Who is to answer
 * now is said in words; nothing is booked before both said yes.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { addDays, dayIn } from '../../base/days.js';
import { instantIn } from '../../base/zoned-time.js';
import { answerConferenceRequest, requestConference, type ConferenceRequest } from '../../contract/conference-request.js';
import type { Conference } from '../../contract/conference.js';
import { limits } from '../../contract/limits.js';
import type { Slot } from '../../contract/slot.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { choiceField, lineField } from '../../ui/fields.js';
import { attention } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { statusLine } from '../../ui/status-line.js';
import { ConferencePart } from './conference-part.js';
import { partStyles } from './conference-part.styles.js';
import { bookingBody, detailFields, detailReaders, type DetailFields } from './detail-fields.js';
import { hostsOf } from './hosts-of.js';
import { refusalWord } from './sent-words.js';
import { timeField } from './staff-fields.js';
import { spanOf, whenOf, zoneName, zoneNote, type Zoned } from './time-words.js';

const LENGTHS = [10, 15, 20, 30, 45, 60];

/** @tagname flywheel-time-request */
export class FlywheelTimeRequest extends ConferencePart {
  static override styles = partStyles;

  @property({ attribute: false }) conference?: Conference;
  @property({ attribute: false }) zoned?: Zoned;
  /** Of this conference, the newest first. */
  @property({ attribute: false }) requests: readonly ConferenceRequest[] = [];
  /** For whom else the family may ask: who offers times that they see. */
  @property({ attribute: false }) slots: readonly Slot[] = [];
  /** A new one may be made. */
  @property({ type: Boolean }) open = false;

  @state() private formOpen = false;

  protected readonly operations = [requestConference, answerConferenceRequest];

  protected get record(): string | undefined {
    return this.conference && this.open ? `request-${this.conference.id}` : undefined;
  }
  protected override isHere(item: OutboxItem): boolean {
    const { conferenceId } = (item.body ?? {}) as { conferenceId?: string };
    const isOurs = item.params.request === undefined ? conferenceId === this.conference?.id : this.requests.some(({ id }) => id === item.params.request);
    return super.isHere(item) && isOurs;
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, conference, zoned, requests } = this;
    if (!scene || !conference || !zoned) return nothing;
    const isRefused = ({ state, trouble }: OutboxItem): boolean => state === 'parked' && !!refusalWord(trouble?.type);
    const open = this.items.filter(({ state }) => state !== 'done');
    const isShown = this.formOpen || !!this.draft.snapshot.value;
    return html`<div class="part">
      ${requests.length ? html`<ul class="list">${requests.map((one) => this.#renderRequest(one, zoned))}</ul>` : nothing} ${open.filter(isRefused).map((item) => this.#renderRefused(item))}
      ${this.rowsView(open.filter((item) => !isRefused(item)))}
      ${
        this.open && this.#hosts.length
          ? isShown
            ? this.#renderForm(zoned)
            : html`<p>
                <button type="button" class="link no-print" data-next="select, input" aria-expanded="false" @click=${() => (this.formOpen = true)}>${msg('No time fits? Ask for another')}</button>
              </p>`
          : nothing
      }
      ${statusLine(this.said)}
    </div>`;
  }

  #renderRequest(request: ConferenceRequest, zoned: Zoned): TemplateResult {
    const { id, startsAt, endsAt, host, state, reason, mayAnswer } = request;
    const zone = zoneNote(startsAt, zoned);
    const waits = this.items.some((item) => item.params.request === id && item.state !== 'done' && item.state !== 'parked');
    return html`<li class="entry">
      <p><b>${whenOf(startsAt, zoned)}</b> ${zone ? html`<span class="quiet">(${zone})</span>` : nothing} · ${spanOf(startsAt, endsAt, zoned)} · <bdi>${host.name}</bdi></p>
      <p class="quiet">${requestWord(state, host.name, mayAnswer)}</p>
      ${reason ? html`<p class="said" dir="auto">${reason}</p>` : nothing}
      ${
        mayAnswer && !waits && this.scene!.side === 'family'
          ? html`<div class="row no-print">
              <button type="button" class="button" @click=${() => void this.#answer(request, 'accept')}>${msg('Take this time')}</button>
              <button type="button" class="link quiet" @click=${() => void this.#answer(request, 'decline')}>${msg('No, thank you')}</button>
            </div>`
          : nothing
      }
    </li>`;
  }

  #renderRefused(item: OutboxItem): TemplateResult {
    const said = refusalWord(item.trouble?.type)!;
    const back = async (): Promise<void> => {
      if (item.draft) await this.outbox.port?.takeBack(item.id);
      else await this.outbox.port?.cancel(item.id);
    };
    return notice({
      tone: 'attention',
      icon: attention,
      title: said.title,
      text: said.text,
      actions: html`<button type="button" class="button" @click=${() => void back()}>${msg('Back to the form')}</button>`,
    });
  }

  #renderForm(zoned: Zoned): TemplateResult {
    const hosts = this.#hosts;
    const { typed, troubles } = this;
    const frame = this.frame('#hostId');
    const one = (id: string, label: string) => ({ id, label, value: typed[id] ?? '', trouble: troubles[id], input: (value: string) => this.type(id, value) });
    const minutes = (count: number): string => new Intl.NumberFormat(zoned.locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(count);
    return html`<form class="form" novalidate @submit=${this.#onSubmit}>
      <h4>${msg('Ask for a time that is not offered')}</h4>
      ${this.restored('#hostId')}
      ${choiceField(
        { ...one('hostId', msg('Whom would you like to meet?')), value: this.#hostId },
        hosts.map(({ id, name }) => ({ value: id, label: name })),
      )}
      ${lineField(one('on', msg('Day')), 'date')} ${timeField(one('at', msg('Time')))}
      <p class="quiet small">${msg(str`In ${zoneName(zoned.timeZone, zoned.locale, this.apiNow)}.`)}</p>
      ${choiceField(
        { ...one('minutes', msg('For how long?')), value: typed.minutes ?? '15' },
        LENGTHS.map((count) => ({ value: String(count), label: minutes(count) })),
      )}
      ${detailFields(this.#fields)} ${detailReaders(hosts.find(({ id }) => id === this.#hostId)?.name)}
      <div class="actions">
        <button type="submit" class="button primary">${msg('Ask')}</button>
        <button type="button" class="link quiet" data-next=".link" @click=${() => this.#close()}>${msg('Discard')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </form>`;
  }

  get #hosts(): Conference['hosts'] {
    const { student, students } = this.scene!;
    return hostsOf(student, students, this.conference!, this.slots);
  }
  get #hostId(): string {
    const hosts = this.#hosts;
    const known = hosts.find(({ id }) => id === this.typed.hostId) ?? hosts.find(({ id }) => this.scene!.student.people.some((person) => person.id === id));
    return (known ?? hosts[0]!).id;
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

  #close(): void {
    this.formOpen = false;
    void this.draft.draft?.discard();
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#ask();
  };

  /** When the asked time begins; `undefined` where it is none, which is then said at the fields. */
  #startsAt(): string | undefined {
    const { on = '', at = '' } = this.typed;
    const { timeZone } = this.zoned!;
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(on);
    const isFar = isDay && on > addDays(dayIn(timeZone, this.apiNow), 366);
    const atMs = isDay && /^\d{2}:\d{2}/.test(at) ? instantIn(timeZone, on, at.slice(0, 5)) : undefined;
    const troubles = {
      on: !isDay
        ? msg('Choose a day.')
        : isFar
          ? msg('This is more than a year away.')
          : atMs !== undefined && atMs <= this.apiNow
            ? msg('This time is over. Choose a later one.')
            : '',
      at: at ? '' : msg('Choose a time.'),
    };
    this.troubles = { ...this.troubles, ...troubles };
    return troubles.on || troubles.at || atMs === undefined ? undefined : new Date(atMs).toISOString();
  }

  async #ask(): Promise<void> {
    const startsAt = this.#startsAt();
    const access = this.wordsIn('access', limits.noteCharacters);
    const topic = this.wordsIn('topic', limits.noteCharacters);
    if (!startsAt || access === undefined || topic === undefined) return this.lead('[aria-invalid="true"]');
    const { conference, scene } = this;
    const body = {
      conferenceId: conference!.id,
      hostId: this.#hostId,
      startsAt,
      minutes: Number(this.typed.minutes ?? '15'),
      ...bookingBody(this.#fields, access, topic),
    };
    const params = { student: scene!.student.id };
    if (!(await this.send(requestConference, { params, body, thread: `requests:${conference!.id}:${params.student}`, isForm: true }))) return;
    this.formOpen = false;
    this.said = msg('Your request is on its way.');
  }

  async #answer({ id, studentId, version, conferenceId }: ConferenceRequest, answer: 'accept' | 'decline'): Promise<void> {
    const body = answer === 'accept' ? { answer } : { answer, reason: null };
    await this.send(answerConferenceRequest, { params: { student: studentId, request: id }, body, thread: `requests:${conferenceId}:${studentId}`, version });
    this.said = msg('Your answer is on its way.');
  }
}

function requestWord(state: string, host: string, mayAnswer: boolean): string {
  switch (state) {
    case 'requested':
      return msg(str`You asked for this time. ${host} will answer. It is not booked yet.`);
    case 'countered':
      return mayAnswer ? msg(str`${host} offers this time instead. Does it fit?`) : msg('Another time was offered. It is not booked yet.');
    case 'booked':
      return msg('Both said yes: it is booked.');
    case 'declined':
      return msg('This time was declined.');
    default:
      return state;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-time-request': FlywheelTimeRequest;
  }
}
