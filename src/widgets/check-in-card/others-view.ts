/** Below the form: what everybody said today, and the way to earlier days. Each is fetched when there is something of it to draw. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { CheckIn } from '../../contract/check-in.js';
import { icon } from '../../ui/icon.js';
import { history } from '../../ui/icons.js';
import { partLine } from '../../ui/part-line.js';
import type { CardParts } from './card-parts.js';
import type { Scene } from './card-scene.js';
import type { CheckInFlow } from './check-in-flow.js';

export interface OthersOptions {
  /** Earlier days are shown. */
  readonly open: boolean;
  readonly toggle: () => void;
  readonly edit: (checkIn: CheckIn) => void;
}

export function othersView(scene: Scene, flow: CheckInFlow, parts: CardParts, { open, toggle, edit }: OthersOptions): TemplateResult {
  const today = flow.checkIns.some(({ on }) => on === scene.today);
  return html`${today ? (parts.get('voices')?.voicesView(scene, flow, edit) ?? partLine(parts, 'voices')) : nothing}
    <button type="button" class="link history-button no-print" aria-expanded=${open} @click=${toggle}>${icon(history)}${msg('Earlier check-ins')}</button>
    ${open ? (parts.get('history')?.notebook(scene, flow, edit) ?? partLine(parts, 'history', html`<p class="small quiet">${msg('Loading')}</p>`)) : nothing}`;
}
