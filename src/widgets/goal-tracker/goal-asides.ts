/** What is said of a goal that has ended, and what would still make one clearer (GT-19); it can go on without. Fetched where there is something to say. */
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Goal } from '../../contract/goal.js';
import type { missingIn } from '../../contract/goal-measure.js';
import { icon } from '../../ui/icon.js';
import { checkCircle, info } from '../../ui/icons.js';
import { dayWord } from './goal-labels.js';

export function endedLine({ status, ending, language }: Goal, locale: string): TemplateResult {
  const on = ending ? dayWord(ending.at.slice(0, 10), locale) : '';
  return html`<p class="origin">
    ${status === 'met' ? icon(checkCircle) : nothing}<b>${status === 'met' ? msg('Met') : msg('Ended')}</b>${on ? html`<span>${on}</span>` : nothing}
    ${ending?.reason ? html`<span dir="auto" lang=${language}>${ending.reason}</span>` : nothing}
  </p>`;
}

type Missing = ReturnType<typeof missingIn>[number];

export const hintsList = (missing: readonly Missing[]): TemplateResult =>
  html`<ul class="hints no-print" aria-label=${msg('This would make the goal clearer')}>
    ${missing.map((part) => html`<li>${icon(info)}${missingWord(part)}</li>`)}
  </ul>`;

function missingWord(part: Missing): string {
  if (part === 'measure') return msg('Not said yet how it is measured');
  if (part === 'baseline') return msg('No starting value yet');
  return part === 'target' ? msg('No value to reach yet') : msg('No end date yet');
}

export const styles = css`
  .hints {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    font-size: var(--fw-small);
    color: var(--fw-quiet);
  }
  .hints li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
`;
