/**
 * Progress reports (GT-18): the school says once a period how the goal goes, from the facts of its standing; everybody reads it, and it prints on one
 * page. What there are too few points for is said as that, never guessed.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { listGoalPoints } from '../../contract/goal-point.js';
import { limits } from '../../contract/limits.js';
import { createProgressReport, listProgressReports, type ProgressOutlook, type ProgressReport } from '../../contract/progress-report.js';
import type { TrendMethod } from '../../domain/goal-trend.js';
import { ReaderController } from '../../element/reader-controller.js';
import { unreadView } from '../../ui/access-view.js';
import { keptView } from '../../ui/draft-view.js';
import { lineField, wordsField } from '../../ui/fields.js';
import { printAlone } from '../../ui/print-alone.js';
import { statusLine } from '../../ui/status-line.js';
import { heldTerms } from './goal-change.js';
import { dayWord } from './goal-labels.js';
import { GoalPart } from './goal-part.js';
import { ReportOnPaperEvent } from './goal-events.js';
import { partStyles } from './goal-part.styles.js';
import { isActive, mayReport } from './goal-rights.js';
import { ListController } from '../../element/list-controller.js';
import { moreView } from '../../ui/more-view.js';
import { newestOf } from './newest-of.js';
import { outlookWord, personWord } from './plan-words.js';
import { isOver, rateWord, reportPage, reportPageStyles } from './report-page.js';

/** @tagname flywheel-goal-reports */
export class FlywheelGoalReports extends GoalPart {
  static override styles = [partStyles, reportPageStyles];

  /** The report that stands on the page for printing. */
  @state() private onPaper: string | undefined;

  protected readonly operations = [createProgressReport];
  readonly #list = new ListController(this, listProgressReports);
  /** Of all phases: a report may be older than the one that holds today. Read when a page is opened. */
  readonly #points = new ReaderController(this, listGoalPoints);

  protected get record(): string | undefined {
    return this.goal && `report-${this.goal.id}`;
  }
  get #reports(): readonly ProgressReport[] {
    const answers = this.items.flatMap(({ answer }) => (answer ? [answer as ProgressReport] : []));
    return newestOf(this.#list.items, answers).filter(({ goalId }) => goalId === this.goal?.id);
  }
  /** What the facts say today. */
  get #outlook(): ProgressOutlook {
    if (this.standing?.reached) return 'met';
    return this.#isOver ? 'unlikely' : (this.standing?.outlook ?? 'not-enough-data');
  }
  get #isOver(): boolean {
    return isOver(heldTerms(this.goal!), this.scene!.today);
  }
  /** A period begins where the last report ended, or the goal. */
  get #from(): string {
    return this.#reports[0]?.until ?? heldTerms(this.goal!).startsOn;
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const { scene, goal } = this;
    this.#list.watch(scene && goal && { params: { student: scene.student.id }, query: { goal: goal.id } });
    this.#points.watch(
      scene && goal && this.onPaper ? { params: { student: scene.student.id, goal: goal.id }, query: { limit: limits.pageItems } } : undefined,
    );
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, goal } = this;
    if (!scene || !goal) return nothing;
    const { status, value, failure } = this.#list.reading;
    const all = this.#reports;
    return html`<div class="part">
      ${unreadView(status, !!value, failure?.kind, () => this.#list.port?.refresh())} ${status === 'loading' ? html`<p class="quiet">${msg('Loading')}</p>` : nothing}
      ${status === 'ready' && !all.length ? html`<p class="quiet">${msg('There is no report yet. The school writes one for each report period.')}</p>` : nothing}
      ${
        all.length
          ? html`<ul class="list">
              ${all.map((report) => this.#renderReport(report))}
            </ul>`
          : nothing
      }
      ${moreView(this.#list)} ${mayReport(scene) && isActive(goal) ? this.#renderForm() : nothing} ${this.rowsView()} ${statusLine(this.said)}
    </div>`;
  }

  #renderReport(report: ProgressReport): TemplateResult {
    const { id, from, until, outlook, basis, comment, language, author } = report;
    const { scene, goal } = this;
    const { locale } = scene!;
    const isOpen = this.onPaper === id;
    return html`<li class="entry ${isOpen ? 'on-paper' : 'off-paper'}">
      <p class="said">${msg(str`${dayWord(from, locale)} to ${dayWord(until, locale)}`)}</p>
      <p>${outlookWord(outlook, isOver(heldTerms(goal!), until))}</p>
      <p class="small">${rateWord(basis, heldTerms(goal!).measure?.unit ?? '', locale)}</p>
      ${comment ? html`<p class="comment" dir="auto" lang=${language}>${comment}</p>` : nothing}
      <p class="small quiet"><bdi>${personWord({ ...author, voice: 'school' }, scene!)}</bdi></p>
      <div class="row no-print">
        <button type="button" class="link" aria-expanded=${isOpen} @click=${() => this.#onPage(isOpen ? undefined : id)}>${msg('As one page')}</button>
        ${isOpen ? html`<button type="button" class="button" @click=${() => printAlone(this)}>${msg('Print')}</button>` : nothing}
      </div>
      ${isOpen ? reportPage(report, goal!, this.#points.reading.value, scene!) : nothing}
    </li>`;
  }

  #renderForm(): TemplateResult {
    const { scene, standing, typed, troubles } = this;
    const frame = this.frame('#comment');
    return html`<div class="form">
      <h4 class="said">${msg('Write a progress report')}</h4>
      ${this.restored('#comment')}
      <div class="three">
        ${lineField({ id: 'from', label: msg('From'), value: typed.from ?? this.#from, trouble: troubles.from, input: (value) => this.type('from', value) }, 'date')}
        ${lineField({ id: 'until', label: msg('Until'), value: typed.until ?? scene!.today, trouble: troubles.until, input: (value) => this.type('until', value) }, 'date')}
      </div>
      <p>${outlookWord(this.#outlook, this.#isOver)}</p>
      <p class="small quiet">${rateWord(this.#basis, standing?.phase.terms.measure?.unit ?? '', scene!.locale)}</p>
      ${wordsField({ id: 'comment', label: msg('What would you like the family to know?'), hint: msg('Say what goes well first.'), value: typed.comment ?? '', trouble: troubles.comment, input: (value) => this.type('comment', value) }, 3)}
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#onSend()}>${msg('Send report')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </div>`;
  }

  get #basis(): ProgressReport['basis'] & { method: TrendMethod } {
    const { standing } = this;
    return {
      points: standing?.points.length ?? 0,
      requiredPerWeek: standing?.requiredPerWeek ?? null,
      actualPerWeek: standing?.trend?.perWeek ?? null,
      method: standing?.trend?.method ?? 'theil-sen',
    };
  }

  #onPage(id: string | undefined): void {
    this.onPaper = id;
    this.dispatchEvent(new ReportOnPaperEvent(id !== undefined));
  }

  async #onSend(): Promise<void> {
    const { scene, goal, typed } = this;
    const from = typed.from || this.#from;
    const until = typed.until || scene!.today;
    if (from > until) {
      this.troubles = { until: msg('The last day must not be before the first day.') };
      return this.lead('#until');
    }
    const comment = typed.comment?.trim() ? this.wordsIn('comment', limits.noteCharacters, '') : null;
    if (comment === undefined) return this.lead('#comment');
    const student = scene!.student.id;
    const body = { goalId: goal!.id, from, until, outlook: this.#outlook, basis: this.#basis, comment, language: scene!.locale };
    await this.send(createProgressReport, { params: { student }, body, thread: `report:${goal!.id}`, isForm: true });
  }
}
