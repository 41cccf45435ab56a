/** The place of a point of a goal in the form: closed until somebody opens it, or until there is one. What it holds is fetched then. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { partLine } from '../../ui/part-line.js';
import type { CardParts } from './card-parts.js';
import { mayLogPoint, type Scene } from './card-scene.js';
import type { CheckInFlow } from './check-in-flow.js';
import type { CheckInForm } from './check-in-form.js';

export interface PointSlot {
  readonly open: boolean;
  /** The last Send stopped at it. */
  readonly asked: boolean;
  readonly toggle: () => void;
  readonly change: (form: CheckInForm) => void;
}

export function pointSlot(scene: Scene, flow: CheckInFlow, parts: CardParts, { open, asked, toggle, change }: PointSlot): TemplateResult | typeof nothing {
  if (!mayLogPoint(scene)) return nothing;
  if (!open && flow.form.goalPoint === undefined && !flow.pointThere)
    return html`<button type="button" class="link add-words add-point" data-next=".goal-point .field, .goal-point .link" @click=${toggle}>
      ${msg('Add a point to a goal')}
    </button>`;
  const close = (): void => void (open && toggle());
  return parts.get('point')?.pointSection({ scene, flow, asked, change, close }) ?? partLine(parts, 'point', html`<p class="quiet">${msg('Loading')}</p>`);
}
