/**
 * What the meeting agreed on (CS-27): one thing each, with whose it is and the day on which everybody looks at it again, and if they like the goal that it
 * serves or becomes. Nobody is held to it but by themselves.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDay } from '../../base/days.js';
import { addAgreement, type Agreement } from '../../contract/booking.js';
import { listGoals, type Goal } from '../../contract/goal.js';
import { limits } from '../../contract/limits.js';
import { voices, type Voice } from '../../contract/person.js';
import { dueOf } from '../../domain/conference-cadence.js';
import { ReaderController } from '../../element/reader-controller.js';
import { keptView } from '../../ui/draft-view.js';
import { chipField, choiceField, lineField, wordsField } from '../../ui/fields.js';
import { marker, markerStyles } from '../../ui/marker.js';
import { statusLine } from '../../ui/status-line.js';
import { shapeOf, voiceWord } from './agenda-words.js';
import { may } from './conference-scene.js';
import { topicStyles } from './conference-part.styles.js';
import { isAlive, MeetingPart } from './staff-meeting-part.js';
import { deskStyles } from './staff-part.styles.js';
import { gloss } from './staff-words.js';

/** @tagname flywheel-desk-agreements */
export class FlywheelDeskAgreements extends MeetingPart {
  static override styles = [deskStyles, markerStyles, topicStyles];

  protected readonly operations = [addAgreement];
  readonly #goals = new ReaderController(this, listGoals);

  protected get record(): string | undefined {
    return this.booking && `desk-agree-${this.booking.id}`;
  }
  /** Active goals that the viewer may see; none where the school has no goals. */
  get #active(): readonly Goal[] {
    return (this.#goals.reading.value?.items ?? []).filter(({ status }) => status === 'active');
  }
  get #seesGoals(): boolean {
    return !!this.scene?.access.capabilities.includes('goals') && may(this.ofStudent.student, 'see-goals');
  }
  get #maySet(): boolean {
    return this.#seesGoals && may(this.ofStudent.student, 'write-goal');
  }
  protected override willUpdate(): void {
    super.willUpdate();
    const { booking } = this;
    this.#goals.watch(booking && this.#seesGoals ? { params: { student: booking.studentId }, query: { limit: limits.pageItems } } : undefined);
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, booking } = this;
    if (!scene || !booking) return nothing;
    return html`<div class="part">
      ${booking.agreements.length ? nothing : html`<p class="quiet">${msg('Nothing is agreed yet. One small thing for each side is enough.')}</p>`}
      <ul class="list">
        ${booking.agreements.map((one) => this.#renderAgreement(one))}
      </ul>
      ${isAlive(booking) ? this.#renderForm() : nothing} ${this.sentView('#text')} ${statusLine(this.said)}
    </div>`;
  }

  /** What it serves or became. One that became a goal has no commitment of its own. */
  #goalOf({ goalId, commitmentId }: Agreement): TemplateResult | typeof nothing {
    if (goalId === null) return nothing;
    const statement = this.#active.find(({ id }) => id === goalId)?.revisions.at(-1)?.terms.statement;
    const isOne = commitmentId === null;
    if (!statement) return html` · ${isOne ? msg('Now a goal') : msg('Towards a goal')}`;
    return html` · ${isOne ? msg('Now a goal:') : msg('Towards:')} <bdi dir="auto">${statement}</bdi>`;
  }

  #renderAgreement(agreement: Agreement): TemplateResult {
    const { text, language, voice, dueOn, goalId } = agreement;
    const { scene, conference, booking } = this;
    return html`<li class="topic">
      ${marker(shapeOf[voice], '')}
      <div>
        <p class="said" dir="auto" lang=${language}>${text}</p>
        <p class="small quiet"><bdi>${voiceWord(voice, this.ofStudent)}</bdi> · ${msg(str`Looked at again on ${formatDay(dueOn, scene!.locale)}`)}${this.#goalOf(agreement)}</p>
        ${goalId === null && this.#maySet ? html`<flywheel-desk-agreement-goal .scene=${scene} .conference=${conference} .booking=${booking} .agreement=${agreement}></flywheel-desk-agreement-goal>` : nothing}
      </div>
    </li>`;
  }

  get #dueOn(): string {
    return this.typed.dueOn || dueOf(this.today, this.scene!.school);
  }

  #renderForm(): TemplateResult {
    const { typed, troubles } = this;
    const goals = this.#active;
    const frame = this.frame('#text');
    const field = (id: string, value = typed[id] ?? '') => ({ id, value, trouble: troubles[id], input: (text: string) => this.type(id, text) });
    return html`<div class="form no-print">
      <div class="terms">${gloss('agreement', this.scene!)}</div>
      ${this.restored('#text')} ${wordsField({ ...field('text'), label: msg('What will happen?'), hint: msg('One small thing that can really be done.') })}
      ${chipField(
        { id: 'voice', label: msg('Who will do it?'), value: typed.voice ?? 'school', input: (value) => this.type('voice', value) },
        voices.map((value) => ({ value, label: voiceWord(value, this.ofStudent) })),
      )}
      <div class="two">
        ${lineField({ ...field('dueOn', this.#dueOn), label: msg('When do you look at it together?') }, 'date')}
        ${
          goals.length
            ? choiceField({ ...field('goalId'), label: msg('Does it serve a goal?') }, [
                { value: '', label: msg('No goal') },
                ...goals.map(({ id, revisions }) => ({ value: id, label: revisions.at(-1)?.terms.statement ?? '' })),
              ])
            : nothing
        }
      </div>
      ${typed.goalId ? html`<p class="small quiet">${msg('It then shows with the goal, under “I will”.')}</p>` : nothing}
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#add()}>${msg('Keep this agreement')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </div>`;
  }

  async #add(): Promise<void> {
    const text = this.wordsIn('text', limits.statementCharacters, msg('Please write what will happen.'));
    if (!text) return this.lead('#text');
    const { typed } = this;
    const dueOn = this.#dueOn;
    if (dueOn < this.today) {
      this.troubles = { dueOn: msg('Please choose a day that is still to come.') };
      return this.lead('#dueOn');
    }
    const voice: Voice = voices.find((one) => one === typed.voice) ?? 'school';
    const body = { text, language: this.scene!.locale, voice, dueOn, goalId: typed.goalId || null };
    await this.post(addAgreement, { params: this.ids, body, thread: this.thread, isForm: true });
  }
}
