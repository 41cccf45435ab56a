/**
 * The plan around a goal, in sections that open on a press: what is tried, what everybody will do, how the goal has changed, reports, the end. It draws
 * the frame and hands scene and goal on; each section keeps and sends for itself.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Goal } from '../../contract/goal.js';
import type { GoalStanding } from '../../domain/goal-standing.js';
import { defineElement } from '../../element/define-element.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { controls } from '../../ui/controls.styles.js';
import { icon } from '../../ui/icon.js';
import { chevron, info } from '../../ui/icons.js';
import { notice, noticeStyles } from '../../ui/notice.js';
import { FlywheelGoalChanges } from './goal-changes.element.js';
import { FlywheelGoalCommitments } from './goal-commitments.element.js';
import { FlywheelGoalEnding } from './goal-ending.element.js';
import { FlywheelGoalReports } from './goal-reports.element.js';
import { FlywheelGoalStrategies } from './goal-strategies.element.js';
import { ReportOnPaperEvent } from './goal-events.js';
import { isActive } from './goal-rights.js';
import type { GoalScene } from './goal-scene.js';
import { personWord } from './plan-words.js';

defineElement('flywheel-goal-strategies', FlywheelGoalStrategies);
defineElement('flywheel-goal-commitments', FlywheelGoalCommitments);
defineElement('flywheel-goal-changes', FlywheelGoalChanges);
defineElement('flywheel-goal-reports', FlywheelGoalReports);
defineElement('flywheel-goal-ending', FlywheelGoalEnding);

type Section = 'strategies' | 'commitments' | 'changes' | 'reports' | 'ending';

/** @tagname flywheel-goal-plan */
export class FlywheelGoalPlan extends FlywheelElement {
  static override styles = [
    controls,
    noticeStyles,
    css`
      :host {
        display: block;
      }
      .plan {
        display: grid;
        gap: 8px;
        grid-template-columns: minmax(0, 1fr);
      }
      .section {
        border-block-start: 1px solid var(--fw-line);
      }
      .toggle {
        display: flex;
        align-items: center;
        gap: 8px;
        inline-size: 100%;
        min-block-size: 48px;
        padding: 8px 0;
        border: 0;
        background: none;
        font-weight: 650;
        text-align: start;
        cursor: pointer;
      }
      .toggle .icon {
        color: var(--fw-quiet);
        transition: rotate var(--fw-motion);
      }
      .toggle[aria-expanded='true'] .icon {
        rotate: 180deg;
      }
      .inside {
        padding-block-end: 16px;
      }
      @media print {
        .toggle .icon,
        .plan.paper > :not(.reports),
        .plan.paper h3,
        .section:not(:has(> h3 > [aria-expanded='true'])) {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) scene?: GoalScene;
  @property({ attribute: false }) goal?: Goal;
  @property({ attribute: false }) standing?: GoalStanding;

  /** A report stands on the page to be printed, alone. */
  @state() private isPaper = false;
  @state() private opened: ReadonlySet<Section> = new Set();

  override render(): TemplateResult | typeof nothing {
    const { scene, goal } = this;
    if (!scene || !goal) return nothing;
    const { scene: s, goal: g, standing } = this;
    return html`<div class="plan ${this.isPaper ? 'paper' : ''}" @flywheel-goal-report-on-paper=${(event: ReportOnPaperEvent) => (this.isPaper = event.isOpen)}>
      ${this.#renderEnd(scene, goal)}
      ${this.#renderSection('strategies', msg('At home and at school'), html`<flywheel-goal-strategies .scene=${s} .goal=${g} .standing=${standing}></flywheel-goal-strategies>`)}
      ${this.#renderSection('commitments', msg('I will'), html`<flywheel-goal-commitments .scene=${s} .goal=${g} .standing=${standing}></flywheel-goal-commitments>`)}
      ${this.#renderSection('changes', this.#changesTitle(goal), html`<flywheel-goal-changes .scene=${s} .goal=${g} .standing=${standing}></flywheel-goal-changes>`)}
      ${this.#renderSection('reports', msg('Progress reports'), html`<flywheel-goal-reports .scene=${s} .goal=${g} .standing=${standing}></flywheel-goal-reports>`)}
      ${
        isActive(goal) && goal.mayDecide
          ? this.#renderSection(
              'ending',
              msg('Finish this goal'),
              html`<flywheel-goal-ending .scene=${s} .goal=${g} .standing=${standing}></flywheel-goal-ending>`,
            )
          : nothing
      }
    </div>`;
  }

  #changesTitle({ proposals }: Goal): string {
    const open = proposals.filter(({ state }) => state === 'open').length;
    if (!open) return msg('How this goal has changed');
    return open === 1 ? msg('How this goal has changed (1 open suggestion)') : msg(str`How this goal has changed (${open} open suggestions)`);
  }

  #renderEnd(scene: GoalScene, goal: Goal): TemplateResult | typeof nothing {
    if (isActive(goal)) return nothing;
    const by = goal.ending ? personWord(goal.ending.by, scene) : '';
    return notice({
      tone: goal.status === 'met' ? 'good' : 'plain',
      icon: info,
      title: goal.status === 'met' ? msg('This goal is met.') : msg('This goal has ended.'),
      text: html`${goal.ending?.reason ? html`<p dir="auto">${goal.ending.reason}</p>` : nothing}
        <p>${by ? html`<bdi>${by}</bdi> · ` : nothing}${msg('Everything stays here to be read. Nothing can be added.')}</p>`,
    });
  }

  /** What is closed is not drawn, so it asks for nothing. */
  #renderSection(section: Section, title: string, content: TemplateResult): TemplateResult {
    const isOpen = this.opened.has(section);
    return html`<section class="section ${section} ${section === 'ending' ? 'no-print' : ''}">
      <h3>
        <button type="button" class="toggle" aria-expanded=${isOpen} aria-controls="in-${section}" @click=${() => this.#toggle(section)}>${icon(chevron)}<span>${title}</span></button>
      </h3>
      <div class="inside" id="in-${section}" ?hidden=${!isOpen}>${isOpen ? content : nothing}</div>
    </section>`;
  }

  #toggle(section: Section): void {
    const opened = new Set(this.opened);
    if (!opened.delete(section)) opened.add(section);
    else if (section === 'reports' && this.isPaper) this.dispatchEvent(new ReportOnPaperEvent((this.isPaper = false)));
    this.opened = opened;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-goal-plan': FlywheelGoalPlan;
    'flywheel-goal-strategies': FlywheelGoalStrategies;
    'flywheel-goal-commitments': FlywheelGoalCommitments;
    'flywheel-goal-changes': FlywheelGoalChanges;
    'flywheel-goal-reports': FlywheelGoalReports;
    'flywheel-goal-ending': FlywheelGoalEnding;
  }
}
