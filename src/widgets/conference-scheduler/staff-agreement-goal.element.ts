/**
 * What was agreed, as a new goal (CS-27): a form that begins with the words of the agreement and the day on which it is looked at again. How it is measured,
 * from where to where and until when is said with the goal itself. It keeps what is typed, sends it once, and knows no other agreement.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { formatDay } from '../../base/days.js';
import { makeGoalOfAgreement, type Agreement } from '../../contract/booking.js';
import type { GoalBody } from '../../contract/goal-changes.js';
import { goalDomains } from '../../contract/goal-terms.js';
import { limits } from '../../contract/limits.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { chipField, choiceField, wordsField } from '../../ui/fields.js';
import { attention } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { statusLine } from '../../ui/status-line.js';
import { MeetingPart } from './staff-meeting-part.js';
import { deskStyles } from './staff-part.styles.js';
import { domainWord } from './staff-words.js';

const origins = ['school', 'iep'] as const;

/** @tagname flywheel-desk-agreement-goal */
export class FlywheelDeskAgreementGoal extends MeetingPart {
  static override styles = deskStyles;

  @property({ attribute: false }) agreement?: Agreement;

  @state() private isOpen = false;

  protected readonly operations = [makeGoalOfAgreement];

  protected get record(): string | undefined {
    return this.agreement && `desk-goal-${this.agreement.id}`;
  }
  protected override isHere(item: OutboxItem): boolean {
    return super.isHere(item) && item.params.agreement === this.agreement?.id;
  }
  /** What is typed, and where nothing is, what was agreed; a field that was emptied is empty. */
  get #form(): Readonly<Record<string, string>> {
    return { statement: this.agreement!.text, origin: this.conference?.kind === 'iep' ? 'iep' : 'school', domain: 'academic', ...this.typed };
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.scene || !this.booking || !this.agreement) return nothing;
    const sent = this.items.filter(({ state }) => state !== 'done');
    const isShown = this.isOpen || !!this.draft.snapshot.value;
    return html`<div class="part no-print">
      ${sent.length ? nothing : isShown ? this.#renderForm() : html`<div class="row"><button type="button" class="link" data-next="#statement" aria-expanded="false" @click=${() => (this.isOpen = true)}>${msg('Make it a goal')}</button></div>`}
      ${this.sentView('#statement', sent)} ${statusLine(this.said)}
    </div>`;
  }

  #renderForm(): TemplateResult {
    const { troubles } = this;
    const form = this.#form;
    const frame = this.frame('#statement');
    const field = (id: string, label: string) => ({ id, label, value: form[id]!, trouble: troubles[id], input: (value: string) => this.keep(id, value) });
    return html`<section class="form" aria-label=${msg('Make it a goal')}>
      ${this.restored('#statement')} ${wordsField({ ...field('statement', msg('The goal')), hint: msg('What will be different? Say what you will see or hear.') })}
      ${chipField(
        field('origin', msg('Whose goal is it?')),
        origins.map((value) => ({ value, label: value === 'iep' ? msg('IEP annual goal') : msg('School goal') })),
      )}
      ${choiceField(
        field('domain', msg('What is it about?')),
        goalDomains.map((value) => ({ value, label: domainWord(value) })),
      )}
      <p class="small quiet">${this.#after()} ${msg(str`The family, ${this.ofStudent.student.name} and the school can read it.`)}</p>
      <div class="actions">
        <button type="button" class="button primary" @click=${() => void this.#set()}>${msg('Set this goal')}</button>
        <button type="button" class="link quiet" data-next="[aria-expanded]" @click=${() => this.#close()}>${msg('Leave it as it was')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </section>`;
  }

  /** When it is looked at again; a day that is over is none. */
  get #reviewOn(): string | null {
    const { dueOn } = this.agreement!;
    return dueOn >= this.today ? dueOn : null;
  }
  #after(): string {
    const on = this.#reviewOn;
    const measured = msg('It begins today. How you measure it, and until when, you say with the goal itself.');
    return on ? `${msg(str`You look at it together on ${formatDay(on, this.scene!.locale)}.`)} ${measured}` : measured;
  }

  #close(): void {
    this.isOpen = false;
    void this.draft.draft?.discard();
  }

  async #set(): Promise<void> {
    const form = this.#form;
    const statement = this.wordsIn('statement', limits.statementCharacters, msg('Please write what the goal is.'), form);
    if (!statement) return this.lead('#statement');
    const { agreement, scene } = this;
    const body: GoalBody = {
      origin: origins.find((one) => one === form.origin) ?? 'school',
      // What nobody wrote anew stays in the language that it was written in.
      language: statement === agreement!.text ? agreement!.language : scene!.locale,
      terms: {
        statement,
        domain: goalDomains.find((one) => one === form.domain) ?? 'academic',
        measure: null,
        direction: 'increase',
        baseline: null,
        probes: [],
        startsOn: this.today,
        target: null,
        endsOn: null,
        scale: null,
      },
      reviewOn: this.#reviewOn,
    };
    const params = { ...this.ids, agreement: agreement!.id };
    if (await this.post(makeGoalOfAgreement, { params, body, thread: this.thread, isForm: true })) this.isOpen = false;
  }

  /** Somebody else was quicker: nothing is set twice. */
  protected override fightView(item: OutboxItem): TemplateResult {
    return notice({
      tone: 'attention',
      icon: attention,
      title: msg('It is a goal already.'),
      text: html`<p>${msg('Somebody set it before yours arrived. You can change it where the goals are.')}</p>
        <p class="item-words" dir="auto">${(item.body as GoalBody).terms.statement}</p>`,
      actions: html`<button type="button" class="link quiet" @click=${() => void this.outbox.port?.cancel(item.id)}>${msg('All right')}</button>`,
    });
  }
}
