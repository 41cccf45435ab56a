/**
 * The day of check-in/check-out: each expectation in each period, with its running total (CI-07). A table where there is room, period by
 * period where there is not; the roles of a table stay in both. It refuses to know who rates, what was sent and any other student.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CheckInCheckOutPlan } from '../../contract/check-in-plan.js';
import type { Rating } from '../../contract/check-in.js';
import { pointsOf, rate, scoreAt } from '../../domain/check-in-points.js';
import type { Week } from '../../domain/check-in-week.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { icon } from '../../ui/icon.js';
import { check } from '../../ui/icons.js';
import { labelled } from '../../ui/labelled.js';
import type { FlywheelSegments } from '../../ui/segments.element.js';
import { checkOutStyles } from './check-out-view.styles.js';
import { pointsLine } from './points-line.js';
import { scoreSegments, scoreWord } from './score-words.js';
import { ViewChangeEvent } from './view-events.js';
import { weekChart } from './week-chart.js';

type Named = CheckInCheckOutPlan['periods'][number];

/**
 * @tagname flywheel-check-out-view
 * @fires {ViewChangeEvent} flywheel-view-change - A cell was rated; `value` holds all ratings.
 */
export class FlywheelCheckOutView extends FlywheelElement {
  static override styles = checkOutStyles;

  /** What is looked at and when. Without it nothing is drawn. */
  @property({ attribute: false }) plan?: CheckInCheckOutPlan;
  @property({ attribute: false }) value: readonly Rating[] = [];
  /** The week around the day, for the small chart; see `weekOf`. */
  @property({ attribute: false }) week?: Week;
  /** BCP 47, for numbers and days. */
  @property() locale = 'en';
  @property({ type: Boolean, reflect: true }) readonly = false;

  override render(): TemplateResult | typeof nothing {
    const { plan } = this;
    if (!plan) return nothing;
    return html`<div class="frame">
      <div class="table n${plan.expectations.length} ${this.readonly ? 'readonly' : ''}" role="table" aria-label=${plan.name} @keydown=${this.#onKeydown}>
        <div class="row head" role="row">
          <span role="columnheader" class="corner"><span class="visually-hidden">${msg('Time of day')}</span></span>
          ${plan.expectations.map(({ name }) => html`<span role="columnheader" dir="auto">${name}</span>`)}
        </div>
        ${plan.periods.map((period) => this.#renderPeriod(plan, period))}
      </div>
      ${pointsLine(pointsOf(plan, this.value), plan.goalPercent, this.locale, !this.readonly)}
      ${this.week ? weekChart(this.week, plan.goalPercent, this.locale) : nothing}
    </div>`;
  }

  #renderPeriod(plan: CheckInCheckOutPlan, period: Named): TemplateResult {
    return html`<div class="row" role="row">
      <div class="period" role="rowheader">
        <span class="period-name" dir="auto">${period.name}</span>
        ${this.readonly ? nothing : this.#renderAway(plan, period)}
      </div>
      ${plan.expectations.map((expectation) => this.#renderCell(plan, period, expectation))}
    </div>`;
  }

  /** Says that the whole period is not rated: absent, on a trip. It counts neither for nor against. */
  #renderAway(plan: CheckInCheckOutPlan, { key, name }: Named): TemplateResult {
    return html`<button type="button" class="away link quiet" aria-pressed=${this.#isAway(plan, key)} aria-label=${msg(str`${name}: not here`)} @click=${() => this.#onAway(plan, key)}>
      ${icon(check)}<span>${msg('Not here')}</span>
    </button>`;
  }

  #renderCell(plan: CheckInCheckOutPlan, period: Named, expectation: Named): TemplateResult {
    const score = scoreAt(plan, this.value, expectation.key, period.key);
    return html`<div class="cell" role="cell">
      <span class="cell-name" aria-hidden="true" dir="auto">${expectation.name}</span>
      ${
        this.readonly
          ? this.#renderScore(plan, score)
          : html`<flywheel-segments
            data-expectation=${expectation.key}
            data-period=${period.key}
            .label=${labelled(period.name, expectation.name)}
            .segments=${scoreSegments(plan, this.locale)}
            .value=${score === null ? '' : String(score)}
            @change=${this.#onRate}
          ></flywheel-segments>`
      }
    </div>`;
  }

  #renderScore(plan: CheckInCheckOutPlan, score: number | null): TemplateResult {
    if (score === null) return html`<span class="score quiet">${msg('not rated')}</span>`;
    return html`<span class="score"><b>${score.toLocaleString(this.locale)}</b> <span>${scoreWord(plan, score)}</span></span>`;
  }

  #isAway({ expectations }: CheckInCheckOutPlan, period: string): boolean {
    return expectations.every(({ key }) => this.value.some((rating) => rating.period === period && rating.expectation === key && rating.score === null));
  }

  #onRate(event: Event): void {
    const { value, dataset } = event.target as FlywheelSegments;
    this.#set(rate(this.value, dataset.expectation ?? '', dataset.period ?? '', value === '' ? null : Number(value)));
  }

  #onAway(plan: CheckInCheckOutPlan, period: string): void {
    const others = this.value.filter((rating) => rating.period !== period);
    this.#set(this.#isAway(plan, period) ? others : plan.expectations.reduce<readonly Rating[]>((all, { key }) => rate(all, key, period, null), others));
  }

  #set(value: readonly Rating[]): void {
    this.value = value;
    this.dispatchEvent(new ViewChangeEvent(value));
  }

  /** Up and down lead to the same expectation in another period. */
  #onKeydown(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const from = event.target;
    if (!step || event.defaultPrevented || !(from instanceof HTMLElement) || from.dataset.expectation === undefined) return;
    const column = [...this.renderRoot.querySelectorAll<FlywheelSegments>('flywheel-segments')].filter(
      ({ dataset }) => dataset.expectation === from.dataset.expectation,
    );
    const to = column[column.findIndex((cell) => cell === from) + step];
    if (!to) return;
    event.preventDefault();
    to.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-check-out-view': FlywheelCheckOutView;
  }
}
