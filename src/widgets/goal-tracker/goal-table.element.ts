/**
 * The numbers of the chart as a table, newest first, under the phases they belong to (GT-02); every point is here, also what the chart cannot draw. It knows
 * no port: it shows what it is given, fifty at a time. The roles are said aloud because a narrow table is laid out
 * as blocks, and browsers then forget that it is one.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { formatDay } from '../../base/days.js';
import type { Goal } from '../../contract/goal.js';
import type { Voice } from '../../contract/person.js';
import type { GoalPhase } from '../../domain/goal-phases.js';
import type { GoalStanding } from '../../domain/goal-standing.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { marker } from '../../ui/marker.js';
import { statusLine } from '../../ui/status-line.js';
import type { ChartPoint } from './chart-marks.js';
import { aimWord, dayOfPoint, fromWord, valueWord } from './chart-words.js';
import { shapeOf } from './goal-labels.js';
import { tableStyles } from './goal-table.styles.js';
import { tableGroups, type TableGroup } from './table-groups.js';

const PAGE = 50;

/** @tagname flywheel-goal-table */
export class FlywheelGoalTable extends FlywheelElement {
  static override styles = tableStyles;

  @property({ attribute: false }) goal?: Goal;
  /** In any order. */
  @property({ attribute: false }) points: readonly ChartPoint[] = [];
  /** Without it nothing is drawn. */
  @property({ attribute: false }) standing?: GoalStanding;
  /** BCP 47, for days and numbers. */
  @property() locale = 'en';
  /** The school's day, as a plain date. */
  @property() today = '';
  /** Whose points are shown; `undefined`: everybody's. */
  @property({ attribute: false }) voices?: readonly Voice[];

  @state() private shown = PAGE;
  /** For ears: what the last press brought. */
  @state() private news = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('goal');
    if (!changed.has('voices') && before?.id === this.goal?.id) return;
    if (changed.has('voices') || before) [this.shown, this.news] = [PAGE, ''];
  }

  override render(): TemplateResult | typeof nothing {
    const { standing } = this;
    if (!standing) return nothing;
    const points = this.voices ? this.points.filter(({ voice }) => this.voices!.includes(voice)) : this.points;
    if (!points.length) return html`<p class="quiet">${msg('No points yet.')}</p>`;
    const groups = tableGroups(points, standing.phases, this.shown);
    return html`<table role="table">
        <caption>
          ${this.#caption(points.length)}
        </caption>
        <thead>
          <tr role="row">
            <th role="columnheader" scope="col">${msg('Day')}</th>
            <th role="columnheader" scope="col" class="number">${msg('Value')}</th>
            <th role="columnheader" scope="col" class="number">${msg('Aim line')}</th>
            <th role="columnheader" scope="col">${msg('Who')}</th>
            <th role="columnheader" scope="col">${msg('Note')}</th>
          </tr>
        </thead>
        ${groups.map((group) => this.#renderGroup(group, standing))}
      </table>
      ${this.#renderMore(points.length - this.shown)} ${statusLine(this.news)}`;
  }

  #caption(count: number): string {
    const number = count.toLocaleString(this.locale);
    return count === 1 ? msg('The one point of this goal') : msg(str`The ${number} points of this goal, newest first`);
  }

  #renderGroup({ phase, points }: TableGroup, { phases }: GoalStanding): TemplateResult {
    return html`<tbody>
      ${
        phases.length > 1
          ? html`<tr role="row">
              <th role="rowheader" scope="rowgroup" colspan="5" class="phase" dir="auto">${this.#phaseWord(phase)}</th>
            </tr>`
          : nothing
      }
      ${points.map((point) => this.#renderPoint(point, phase))}
    </tbody>`;
  }

  #phaseWord({ begins, from }: GoalPhase): string {
    const day = formatDay(from, this.locale, { day: 'numeric', month: 'long', year: 'numeric' });
    return begins?.label ? msg(str`From ${day}: ${begins.label}`) : msg(str`From ${day}`);
  }

  #renderPoint(point: ChartPoint, phase: GoalPhase): TemplateResult {
    const { on, value, voice, author, note, waiting } = point;
    return html`<tr role="row">
      <th role="rowheader" scope="row"><time datetime=${on}>${dayOfPoint(on, this.today, this.locale)}</time>${waiting ? html`<span class="waiting">${msg('not sent yet')}</span>` : nothing}</th>
      <td role="cell" class="number" data-name=${msg('Value')}><span dir="auto">${valueWord(value, phase.terms, this.locale)}</span></td>
      <td role="cell" class="number" data-name=${msg('Aim line')}>${aimWord(phase, on, this.locale) ?? nothing}</td>
      <td role="cell" class="from" data-name=${msg('Who')}>${marker(shapeOf[voice])}<span>${author.name ? html`<span dir="auto">${author.name}</span> · ` : nothing}${fromWord(voice)}</span></td>
      <td role="cell" class="note" data-name=${msg('Note')} dir="auto">${note ?? nothing}</td>
    </tr>`;
  }

  #renderMore(left: number): TemplateResult | typeof nothing {
    if (left <= 0) return nothing;
    const more = Math.min(PAGE, left).toLocaleString(this.locale);
    return html`<div class="more no-print"><button type="button" class="button" @click=${this.#onMore}>${msg(str`Show ${more} more`)}</button></div>`;
  }

  #onMore(): void {
    const before = this.shown;
    this.shown += PAGE;
    const more = (Math.min(this.shown, this.points.length) - before).toLocaleString(this.locale);
    this.news = msg(str`${more} more points are shown.`);
    void this.#toRow(before);
  }

  /** The button may be gone: whoever pressed it goes on at the first row that is new. */
  async #toRow(index: number): Promise<void> {
    await this.updateComplete;
    if (this.renderRoot.querySelector('.more')) return;
    const row = this.renderRoot.querySelectorAll<HTMLElement>('th[scope="row"]')[index];
    row?.setAttribute('tabindex', '-1');
    row?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-goal-table': FlywheelGoalTable;
  }
}
