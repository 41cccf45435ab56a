/** The points that the viewer has added, to be corrected or taken back; the last ones first. Fetched when somebody wants to correct one. */
import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { icon } from '../../ui/icon.js';
import { edit as editIcon, trash } from '../../ui/icons.js';
import type { AnsweredTerms } from '../../contract/goal.js';
import { pointName } from './point-summary.js';
import type { ShownPoint } from './shown-points.js';

export interface OwnPointsOptions {
  /** By day; the viewer's own that can be changed. */
  readonly points: readonly ShownPoint[];
  readonly terms: AnsweredTerms;
  readonly locale: string;
  /** The point that is asked about before it goes. */
  readonly asked: string | undefined;
  readonly edit: (point: ShownPoint) => void;
  readonly ask: (point: ShownPoint | undefined) => void;
  readonly remove: (point: ShownPoint) => void;
}

const MOST = 20;

export const ownPointsList = (options: OwnPointsOptions): TemplateResult =>
  html`<ul>
    ${[...options.points]
      .reverse()
      .slice(0, MOST)
      .map((point) => row(point, options))}
  </ul>`;

function row(point: ShownPoint, { terms, locale, asked, edit, ask, remove }: OwnPointsOptions): TemplateResult {
  const name = pointName(point, terms, locale);
  return html`<li>
    <span class="own-point">${name}</span>
    ${
      asked === point.id
        ? html`<span>${msg('Take this point back?')}</span>
            <button type="button" class="button" data-next=".own .link, .point-form input" @click=${() => remove(point)}>${msg('Take it back')}</button>
            <button type="button" class="link quiet" data-next=".own .link" @click=${() => ask(undefined)}>${msg('Keep it')}</button>`
        : html`<button type="button" class="link" aria-label=${msg(str`Correct ${name}`)} @click=${() => edit(point)}>${icon(editIcon)}${msg('Correct')}</button>
            <button type="button" class="link quiet" data-next=".own .button" aria-label=${msg(str`Take back ${name}`)} @click=${() => ask(point)}>
              ${icon(trash)}${msg('Take back')}
            </button>`
    }
  </li>`;
}

export const styles = css`
  .own li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    padding-block: 4px;
    border-block-start: 1px solid var(--fw-line);
    font-size: var(--fw-body);
  }
  .own-point {
    flex: 1 1 10em;
    font-variant-numeric: tabular-nums;
  }
`;
