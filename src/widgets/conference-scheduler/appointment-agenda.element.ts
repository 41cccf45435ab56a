/**
 * What the two sides want to talk about: the agenda with strengths first, and what to prepare for an IEP meeting or a conference that the student leads.
 * Both sides add to it.
 */
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { addTopic, topicKinds, type AgendaTopic, type Booking } from '../../contract/booking.js';
import type { Conference } from '../../contract/conference.js';
import { limits } from '../../contract/limits.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { chipField, wordsField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { checkCircle } from '../../ui/icons.js';
import { marker, markerStyles } from '../../ui/marker.js';
import { statusLine } from '../../ui/status-line.js';
import { agendaOrder } from './agenda-order.js';
import { shapeOf, stepsNote, stepsOf, stepsTitle, topicKindWord, topicPrompt, voiceWord, type Step, type TopicKind } from './agenda-words.js';
import { ConferencePart } from './conference-part.js';
import { partStyles, topicStyles } from './conference-part.styles.js';

/** @tagname flywheel-appointment-agenda */
export class FlywheelAppointmentAgenda extends ConferencePart {
  static override styles = [
    partStyles,
    markerStyles,
    topicStyles,
    css`
      .steps > li {
        display: flex;
        gap: 8px;
        align-items: center;
        min-block-size: 32px;
      }
    `,
  ];

  @property({ attribute: false }) booking?: Booking;
  @property({ attribute: false }) conference?: Conference | undefined;

  protected readonly operations = [addTopic];

  protected get record(): string | undefined {
    return this.booking && `agenda-${this.booking.id}`;
  }
  protected override isHere(item: OutboxItem): boolean {
    return super.isHere(item) && item.params.booking === this.booking?.id;
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, booking, conference } = this;
    if (!scene || !booking) return nothing;
    const first = conference?.agendaFirst ?? 'home';
    const topics = agendaOrder([...this.#saidAtBooking(booking), ...booking.agenda], first);
    const mayAdd = scene.viewer.voice !== null && booking.state !== 'missed';
    return html`<div class="part">
      ${this.#renderSteps(stepsOf(conference?.kind, scene), booking.agenda)}
      <h4>${msg('What you will talk about')}</h4>
      <p class="quiet small">${first === 'school' ? msg('Strengths first, then what school brings, then home.') : msg('Strengths first, then what home brings, then school.')}</p>
      ${topics.length ? nothing : html`<p class="quiet">${msg('Nothing is on the list yet.')}</p>`}
      <ol class="list">
        ${topics.map((topic) => this.#renderTopic(topic))}
      </ol>
      ${mayAdd && booking.state === 'booked' ? this.#renderTopicForm() : nothing} ${this.rowsView(this.items)}
      ${statusLine(this.said)}
    </div>`;
  }

  /** What was said with the booking is a topic of whoever booked, in its place among the others. */
  #saidAtBooking({ id, topic, language, bookedBy, createdAt }: Booking): readonly AgendaTopic[] {
    const { student, locale } = this.scene!;
    const voice = bookedBy.id === student.id ? 'student' : 'home';
    return topic ? [{ id, voice, author: bookedBy, text: topic, language: language ?? locale, kind: 'topic', createdAt }] : [];
  }

  #renderSteps(steps: readonly Step[], topics: readonly AgendaTopic[]): TemplateResult | typeof nothing {
    if (!steps.length) return nothing;
    const kind = this.conference?.kind;
    const mine = new Set(topics.filter(({ voice }) => voice !== 'school').map((topic) => topic.kind));
    return html`<section class="form" aria-labelledby="steps">
      <h4 id="steps">${stepsTitle(kind)}</h4>
      <p class="quiet small">${stepsNote(kind)}</p>
      <ul class="steps">
        ${steps.map(
          (step) =>
            html`<li>
              ${
                mine.has(step.kind)
                  ? html`${icon(checkCircle)}<span>${step.label} <span class="quiet small">${msg('(done)')}</span></span>`
                  : html`<button type="button" class="link" @click=${() => this.#begin(step.kind)}>${step.label}</button>`
              }
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #renderTopic({ voice, text, language, kind, author }: AgendaTopic): TemplateResult {
    const name = voiceWord(voice, this.scene!);
    return html`<li class="topic">
      ${marker(shapeOf[voice], name)}
      <div>
        <p class="said" dir="auto" lang=${language}>${text}</p>
        <p class="small quiet">${topicKindWord(kind)} · <bdi>${author.name ?? name}</bdi></p>
      </div>
    </li>`;
  }

  #renderTopicForm(): TemplateResult {
    const { typed, troubles, scene } = this;
    const kind = this.#kind;
    const frame = this.frame('#text');
    return html`<div class="form">
      ${this.restored('#text')}
      ${chipField(
        { id: 'kind', label: msg('Add to the list'), value: kind, input: (value) => this.type('kind', value) },
        topicKinds.map((value) => ({ value, label: topicKindWord(value) })),
      )}
      ${wordsField({ id: 'text', label: topicPrompt(kind, scene!), hint: msg('Everybody who comes to the meeting reads this.'), value: typed.text ?? '', trouble: troubles.text, input: (value) => this.type('text', value) })}
      <div class="actions">
        <button type="button" class="button" data-topic @click=${() => void this.#addTopic()}>${msg('Put it on the list')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </div>`;
  }

  get #kind(): TopicKind {
    return topicKinds.find((kind) => kind === this.typed.kind) ?? 'topic';
  }
  #begin(kind: TopicKind): void {
    this.type('kind', kind);
    this.lead('#text');
  }

  async #addTopic(): Promise<void> {
    const text = this.wordsIn('text', limits.statementCharacters, msg('Please write a few words.'));
    if (!text) return this.lead('#text');
    const { scene, booking } = this;
    const params = { student: booking!.studentId, booking: booking!.id };
    const body = { text, kind: this.#kind, language: scene!.locale };
    if (await this.send(addTopic, { params, body, thread: `agenda:${booking!.id}`, isForm: true })) this.said = msg('It is on its way to the list.');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-appointment-agenda': FlywheelAppointmentAgenda;
  }
}
