/**
 * The agenda of both sides (CS-24): strengths first, then whose turn the conference says. The host adds the school's topics. For an IEP meeting it names
 * the team with its roles (CS-28), for one that a student leads what the student prepares (CS-29).
 */
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { addTopic, topicKinds } from '../../contract/booking.js';
import { limits } from '../../contract/limits.js';
import { keptView } from '../../ui/draft-view.js';
import { chipField, wordsField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { checkCircle, clock } from '../../ui/icons.js';
import { marker, markerStyles } from '../../ui/marker.js';
import { statusLine } from '../../ui/status-line.js';
import { agendaOrder } from './agenda-order.js';
import { shapeOf, stepsOf, topicKindWord, topicPrompt, voiceWord, type TopicKind } from './agenda-words.js';
import { isAlive, MeetingPart } from './staff-meeting-part.js';
import { deskStyles } from './staff-part.styles.js';
import { gloss, roleWord } from './staff-words.js';

/** @tagname flywheel-desk-agenda */
export class FlywheelDeskAgenda extends MeetingPart {
  static override styles = [
    deskStyles,
    markerStyles,
    css`
      .topic {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 8px;
        align-items: start;
      }
      .step {
        display: flex;
        gap: 8px;
        align-items: start;
      }
      .step .icon {
        color: var(--fw-quiet);
      }
      .step.done .icon {
        color: var(--fw-good);
      }
    `,
  ];

  protected readonly operations = [addTopic];

  protected get record(): string | undefined {
    return this.booking && `desk-topic-${this.booking.id}`;
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, booking, conference } = this;
    if (!scene || !booking) return nothing;
    const topics = agendaOrder(booking.agenda, conference?.agendaFirst ?? 'home');
    return html`<div class="part">
      ${this.#renderTeam()} ${this.#renderSteps()}
      ${topics.length ? nothing : html`<p class="quiet">${msg('Nothing is on the agenda yet. Begin with a strength.')}</p>`}
      <ol class="list">
        ${topics.map(
          ({ kind, text, language, voice }) => html`<li class="entry topic">
            ${marker(shapeOf[voice], '')}
            <div>
              <p class="said" dir="auto" lang=${language}>${text}</p>
              <p class="small quiet"><bdi>${voiceWord(voice, this.ofStudent)}</bdi> · ${topicKindWord(kind)}</p>
            </div>
          </li>`,
        )}
      </ol>
      ${isAlive(booking) ? this.#renderForm() : nothing} ${this.sentView('#text')} ${statusLine(this.said)}
    </div>`;
  }

  #renderTeam(): TemplateResult | typeof nothing {
    if (this.conference?.kind !== 'iep') return nothing;
    const { student } = this.ofStudent;
    return html`<section class="group" aria-label=${msg('The team')}>
      <h4>${msg('The team')}</h4>
      <div class="row">${gloss('iep', this.scene!)}</div>
      <ul>
        ${student.people.map(({ name, role }) => html`<li><bdi>${name ?? msg('Another adult of the family')}</bdi> · ${roleWord(role)}</li>`)}
      </ul>
      <p class="small quiet">${msg('The family is an equal part of the team and may bring whom they like. Nothing needs to be signed here.')}</p>
    </section>`;
  }

  #renderSteps(): TemplateResult | typeof nothing {
    const steps = this.conference?.kind === 'student-led' ? stepsOf('student-led', this.ofStudent) : [];
    if (!steps.length) return nothing;
    const has = (kind: string): boolean => this.booking!.agenda.some((topic) => topic.voice === 'student' && topic.kind === kind);
    return html`<section class="group" aria-label=${msg('What the student prepares')}>
      <h4>${msg('What the student prepares')}</h4>
      <div class="row">${gloss('student-led', this.scene!)}</div>
      <ul>
        ${steps.map(
          ({ kind, label }) =>
            html`<li class="step ${has(kind) ? 'done' : ''}">${icon(has(kind) ? checkCircle : clock)}<span>${label}<span class="visually-hidden">${has(kind) ? msg(': there') : msg(': not yet')}</span></span></li>`,
        )}
      </ul>
    </section>`;
  }

  #renderForm(): TemplateResult {
    const { typed, troubles } = this;
    const frame = this.frame('#text');
    const kind = (typed.kind ?? 'strength') as TopicKind;
    return html`<div class="form no-print">
      ${this.restored('#text')}
      ${chipField(
        { id: 'kind', label: msg('Add to the agenda'), value: kind, input: (value) => this.type('kind', value) },
        (['strength', 'topic', 'question', 'concern'] as const).map((value) => ({ value, label: topicKindWord(value) })),
      )}
      ${wordsField({ id: 'text', label: topicPrompt(kind, { ...this.ofStudent, reader: 'adult' }), value: typed.text ?? '', trouble: troubles.text, hint: msg('The family reads this before you meet.'), input: (value) => this.type('text', value) })}
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#add()}>${msg('Add it')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </div>`;
  }

  async #add(): Promise<void> {
    const text = this.wordsIn('text', limits.statementCharacters, msg('Please write what it is about.'));
    if (!text) return this.lead('#text');
    const kind = topicKinds.find((one) => one === this.typed.kind) ?? 'strength';
    await this.post(addTopic, { params: this.ids, body: { text, kind, language: this.scene!.locale }, thread: this.thread, isForm: true });
  }
}
