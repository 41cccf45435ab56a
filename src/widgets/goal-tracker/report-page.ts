/** A progress report as one page: the goal, how it goes in a sentence, the points as a table, the comment, lines to sign. It prints alone with its frame. */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { numberText, withMinus } from '../../base/number-text.js';
import type { AnsweredTerms, Goal } from '../../contract/goal.js';
import type { GoalPoint } from '../../contract/goal-point.js';
import type { ProgressReport } from '../../contract/progress-report.js';
import { heldTerms, valueWord } from './goal-change.js';
import { dayWord } from './goal-labels.js';
import type { GoalScene } from './goal-scene.js';
import { outlookWord, voiceName } from './plan-words.js';

/** What is needed and what happens, a week; what is not known is said as that. */
export function rateWord({ points, requiredPerWeek, actualPerWeek }: ProgressReport['basis'], unit: string, locale: string): string {
  const change = (perWeek: number): string => {
    const amount = `${numberText(Math.round(Math.abs(perWeek) * 10) / 10, locale)} ${unit}`.trim();
    if (Math.abs(perWeek) < 0.05) return msg('about the same');
    return perWeek > 0 ? msg(str`up by ${amount}`) : msg(str`down by ${amount}`);
  };
  const needed = requiredPerWeek === null ? msg('What is needed each week is not known yet.') : msg(str`Needed each week: ${change(requiredPerWeek)}.`);
  const actual = actualPerWeek === null ? msg('Too few points for a rate.') : msg(str`So far each week: ${change(actualPerWeek)}.`);
  const count = points === 1 ? msg('1 point.') : msg(str`${points} points.`);
  return `${needed} ${actual} ${count}`;
}

/** Whether a report of these terms was written after their last day. */
export const isOver = ({ endsOn }: Pick<AnsweredTerms, 'endsOn'>, until: string): boolean => endsOn !== null && until > endsOn;

/** What of the goal's points has been read; `undefined`: nothing yet. `next`: there are more than these. */
export type ReadPoints = { readonly items: readonly GoalPoint[]; readonly next: string | null } | undefined;

/** The points of the report's period, by day. */
function pointsTable({ from, until }: ProgressReport, points: ReadPoints, unit: string, scene: GoalScene): TemplateResult {
  const { locale } = scene;
  if (!points) return html`<p>${msg('The points cannot be read right now.')}</p>`;
  const shown = points.items.filter(({ on }) => on >= from && on <= until).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (!shown.length) return html`<p>${msg('There are no points in this period.')}</p>`;
  return html`<table>
      <caption class="small">
        ${msg('Points of this period')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${msg('Day')}</th>
          <th scope="col">${unit || msg('Value')}</th>
          <th scope="col">${msg('Who')}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(({ on, value, author, voice }) => html`<tr><td>${dayWord(on, locale)}</td><td>${withMinus(numberText(value, locale))}</td><td><bdi>${author.name ?? voiceName(voice, scene)}</bdi></td></tr>`)}
      </tbody>
    </table>
    ${points.next ? html`<p class="small">${msg('There are more points than fit here; the table of the goal has them all.')}</p>` : nothing}`;
}

export function reportPage(report: ProgressReport, goal: Goal, points: ReadPoints, scene: GoalScene): TemplateResult {
  const { student, school, locale } = scene;
  const terms = heldTerms(goal);
  const unit = terms.measure?.unit ?? '';
  return html`<article class="page" aria-label=${msg('Progress report')}>
    <h4 class="title">${msg(str`Progress report: ${student.name}`)}</h4>
    <p class="small">${school.name} · ${msg(str`${dayWord(report.from, locale)} to ${dayWord(report.until, locale)}`)}</p>
    <p class="said" dir="auto" lang=${goal.language}>${terms.statement}</p>
    <p class="small">
      ${msg(str`From ${valueWord('target', { target: terms.baseline }, locale)} to ${valueWord('target', terms, locale)} ${unit}, until ${valueWord('endsOn', terms.endsOn, locale)}.`)}
    </p>
    <p><b>${outlookWord(report.outlook, isOver(terms, report.until))}</b> ${rateWord(report.basis, unit, locale)}</p>
    ${pointsTable(report, points, unit, scene)}
    ${report.comment ? html`<p class="comment" dir="auto" lang=${report.language}>${report.comment}</p>` : nothing}
    <div class="signatures">${[msg('Family'), msg('School'), msg('Student')].map((who) => html`<p class="small">${who}</p>`)}</div>
  </article>`;
}

export const reportPageStyles = css`
  .comment {
    white-space: pre-wrap;
  }
  .three {
    display: grid;
    gap: 16px;
  }
  .page {
    display: grid;
    gap: 8px;
    padding: 16px;
    border: 1px solid var(--fw-line);
    border-radius: var(--fw-radius-control);
    background: var(--fw-raised);
  }
  .page h4,
  h4 {
    margin: 0;
  }
  table {
    border-collapse: collapse;
    font-size: var(--fw-small);
    font-variant-numeric: tabular-nums;
  }
  caption {
    text-align: start;
  }
  th,
  td {
    padding: 4px 12px 4px 0;
    border-block-end: 1px solid var(--fw-line);
    text-align: start;
  }
  .signatures {
    display: grid;
    gap: 24px;
    margin-block-start: 32px;
  }
  .signatures p {
    border-block-start: 1px solid currentColor;
    padding-block-start: 4px;
  }
  @container part (min-width: 34em) {
    .three {
      grid-template-columns: 1fr 1fr;
    }
    .signatures {
      grid-template-columns: repeat(3, 1fr);
    }
  }
  @media print {
    .page {
      border: 0;
      padding: 0;
      break-before: page;
      break-after: page;
      break-inside: avoid;
    }
    .part:has(.on-paper) > :not(.list),
    .list:has(.on-paper) > .off-paper,
    .on-paper > :not(.page) {
      display: none;
    }
  }
`;
