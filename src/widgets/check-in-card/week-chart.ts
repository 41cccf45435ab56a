/**
 * The week as five small squares (the school's mark) against the goal's line, over a table that says the same in numbers. A day that
 * nobody rated is open paper: the line stops before it and goes on after it.
 */
import { msg, str } from '@lit/localize';
import { css, html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { formatDay } from '../../base/days.js';
import type { Week, WeekDay } from '../../domain/check-in-week.js';
import { percentWord } from './entry-words.js';

const height = 64;
const top = 8;
const yOf = (percent: number): number => top + ((100 - percent) / 100) * (height - 2 * top);

export function weekChart({ days, total }: Week, goalPercent: number, locale: string): TemplateResult {
  const sentence =
    total.percent === null
      ? msg('Nothing is rated this week yet.')
      : msg(str`This week: ${total.points.toLocaleString(locale)} of ${total.possible.toLocaleString(locale)} points, ${percentWord(total.percent, locale)}.`);
  return html`<figure class="week">
    <figcaption>${sentence}</figcaption>
    <svg class="week-lines" aria-hidden="true" width="100%" height=${height}>
      <line class="goal" x1="0" x2="100%" y1=${yOf(goalPercent)} y2=${yOf(goalPercent)}></line>
      ${days.map((day, i) => segment(days, i, day))} ${days.map((day, i) => mark(day, (i + 0.5) / days.length))}
    </svg>
    <svg class="goal-word" aria-hidden="true" height=${height}><text x="50%" text-anchor="middle" y=${yOf(goalPercent) + 4}>${msg(str`Goal ${percentWord(goalPercent, locale)}`)}</text></svg>
    <table>
      <thead>
        <tr>
          ${days.map(({ on }) => html`<th scope="col"><abbr title=${formatDay(on, locale)}>${formatDay(on, locale, { weekday: 'short' })}</abbr></th>`)}
        </tr>
      </thead>
      <tbody>
        <tr>
          ${days.map((day) => html`<td>${dayWord(day, locale)}</td>`)}
        </tr>
      </tbody>
    </table>
  </figure>`;
}

/** From the day before, where both are rated. */
function segment(days: readonly WeekDay[], i: number, { points }: WeekDay): SVGTemplateResult {
  const before = days[i - 1]?.points;
  if (!points || !before) return svg``;
  const at = (index: number): string => `${((index + 0.5) / days.length) * 100}%`;
  return svg`<line class="trace" x1=${at(i - 1)} x2=${at(i)} y1=${yOf(before.percent ?? 0)} y2=${yOf(points.percent ?? 0)}></line>`;
}

function mark({ points }: WeekDay, across: number): SVGTemplateResult {
  if (!points) return svg``;
  return svg`<svg x="${across * 100}%" y=${yOf(points.percent ?? 0)} overflow="visible"><rect class="mark" x="-5" y="-5" width="10" height="10" rx="2"></rect></svg>`;
}

function dayWord({ state, points }: WeekDay, locale: string): TemplateResult | string {
  if (state === 'rated') return percentWord(points?.percent ?? 0, locale);
  if (state === 'holiday') return html`<span class="quiet">${msg('no school')}</span>`;
  return html`<span class="visually-hidden">${state === 'ahead' ? msg('still to come') : msg('no ratings')}</span>`;
}

export const weekStyles = css`
  .week {
    margin: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px;
    min-inline-size: 0;
  }
  .goal-word {
    inline-size: 5.5em;
    font-size: var(--fw-small);
    fill: var(--fw-quiet);
    overflow: visible;
  }
  .week figcaption {
    grid-column: 1 / -1;
    font-size: var(--fw-small);
    color: var(--fw-quiet);
    font-variant-numeric: tabular-nums;
  }
  .week-lines {
    display: block;
    overflow: visible;
    border-block-end: 1px solid var(--fw-line);
    print-color-adjust: exact;
  }
  .week-lines:dir(rtl) {
    transform: scaleX(-1);
  }
  .week .goal {
    stroke: var(--fw-edge);
    stroke-dasharray: 4 4;
    stroke-width: 1.5;
  }
  .week .trace {
    stroke: var(--fw-school);
    stroke-width: 2;
  }
  .week .mark {
    fill: var(--fw-school);
    stroke: var(--fw-raised);
    stroke-width: 2;
  }
  .week table {
    inline-size: 100%;
    table-layout: fixed;
    border-collapse: collapse;
    font-size: var(--fw-small);
    font-variant-numeric: tabular-nums;
    text-align: center;
    line-height: 1.3;
  }
  .week th {
    font-weight: 500;
    color: var(--fw-quiet);
    padding: 0;
  }
  .week td {
    padding: 0;
    font-weight: 600;
    block-size: 1.4em;
    vertical-align: top;
  }
  .week td .quiet {
    font-weight: 400;
  }
  .week abbr {
    text-decoration: none;
  }
  @container (max-width: 20em) {
    .week {
      grid-template-columns: minmax(0, 1fr);
    }
    .goal-word {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .week :is(.trace, .goal, .mark) {
      stroke: CanvasText;
    }
    .week .mark {
      fill: CanvasText;
    }
  }
`;
