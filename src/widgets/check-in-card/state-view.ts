/** The card where there is nothing of its own to show. What a page without connection must be able to draw comes at once, the rest when it is drawn. */
import type { nothing } from 'lit';
import { type TemplateResult } from 'lit';
import type { CallFailure } from '../../contract/problem.js';
import { unreachableView } from '../../ui/access-view.js';
import { partLine } from '../../ui/part-line.js';
import type { CardParts } from './card-parts.js';
import type { CardState } from './card-scene.js';
import { skeleton } from './skeleton.js';

/** Where there is no scene. `failure` says why nobody answers, where that is known. */
export function stateView(kind: CardState['kind'], parts: CardParts, again: () => void, failure?: CallFailure): TemplateResult | typeof nothing {
  if (kind === 'loading' || kind === 'ready') return skeleton();
  if (kind === 'unreachable') return unreachableView(again, failure?.kind);
  return parts.get('closed')?.cardClosed(kind, again) ?? partLine(parts, 'closed', skeleton());
}
