/** The way to the points that the viewer has added; what stands behind the press is fetched with it. */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../ui/icon.js';
import { edit } from '../../ui/icons.js';
import { partLine } from '../../ui/part-line.js';
import type { OwnPointsOptions } from './own-points-view.js';
import type { TrackerParts } from './tracker-parts.js';

export interface OwnOptions extends OwnPointsOptions {
  readonly open: boolean;
  readonly parts: TrackerParts;
  readonly toggle: () => void;
}

export function ownPointsView(options: OwnOptions): TemplateResult | typeof nothing {
  const { points, open, parts, toggle } = options;
  const count = points.length;
  if (!count) return nothing;
  return html`<div class="own no-print">
    <button type="button" class="link" aria-expanded=${open} @click=${toggle}>${icon(edit)}${count === 1 ? msg('Correct my point') : msg(str`Correct my ${count} points`)}</button>
    ${open ? (parts.get('own')?.ownPointsList(options) ?? partLine(parts, 'own')) : nothing}
  </div>`;
}
