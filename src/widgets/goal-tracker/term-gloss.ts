/** Terms of the school with their plain meaning one press away: the school's own meaning in the viewer's language goes first, then ours. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { GoalStanding } from '../../domain/goal-standing.js';
import type { GoalScene } from './goal-scene.js';

/** `entry` is how the school's glossary calls the term. */
export function glossOf({ school, locale }: Pick<GoalScene, 'school' | 'locale'>, term: string, meaning: string, entry = term): TemplateResult {
  const language = (tag: string): string => tag.split('-')[0]!;
  const own = school.glossary.find((one) => one.term.toLowerCase() === entry.toLowerCase() && language(one.language) === language(locale));
  return html`<flywheel-gloss .term=${term} .meaning=${own?.meaning ?? meaning}></flywheel-gloss>`;
}

export const phaseGloss = (scene: Pick<GoalScene, 'school' | 'locale'>): TemplateResult =>
  glossOf(
    scene,
    msg('Phase change'),
    msg('A dotted line stands where something changed: the goal, or how it is worked on. From there on the pace is reckoned anew.'),
    'phase change',
  );

/** What the lines of the picture are; of those that are drawn. */
export function lineGlosses(scene: GoalScene, { aim, phases }: GoalStanding): TemplateResult | typeof nothing {
  if (!aim && phases.length < 2) return nothing;
  return html`<div class="terms no-print">
    ${aim ? glossOf(scene, msg('Aim line'), msg('The straight way from the starting value to the value to reach. Points near it are on the way.'), 'aim line') : nothing}
    ${phases.length > 1 ? phaseGloss(scene) : nothing}
  </div>`;
}
