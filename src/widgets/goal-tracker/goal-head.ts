/** The top of a goal: what is worked towards, whose goal it is and in which part of life; the plain sentence; what would still make it clearer. */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Goal } from '../../contract/goal.js';
import { missingIn } from '../../contract/goal-measure.js';
import type { GoalStanding } from '../../domain/goal-standing.js';
import { icon } from '../../ui/icon.js';
import { speak, talk } from '../../ui/icons.js';
import { marker } from '../../ui/marker.js';
import { notice } from '../../ui/notice.js';
import { dayWord, domainWord, iepMeaning, originWord, shapeOf } from './goal-labels.js';
import { partLine } from '../../ui/part-line.js';
import type { GoalScene } from './goal-scene.js';
import type { TrackerParts } from './tracker-parts.js';
import { glossOf } from './term-gloss.js';
import { progressWords, questionWords, type Listener } from './goal-words.js';

export interface HeadOptions {
  readonly scene: GoalScene;
  readonly goal: Goal;
  readonly standing: GoalStanding;
  readonly listener: Listener;
  /** Reads it aloud; `undefined` where no voice of this device can. */
  readonly readAloud: (() => void) | undefined;
  readonly parts: TrackerParts;
}

export function goalHead({ scene, goal, standing, readAloud, parts }: HeadOptions): TemplateResult {
  const { terms } = standing.phase;
  const domain = domainWord(terms.domain);
  return html`<h3 id="goal" dir="auto" lang=${goal.language}>${terms.statement}</h3>
    ${readAloud ? html`<div><button type="button" class="button no-print" @click=${readAloud}>${icon(speak)}${msg('Read to me')}</button></div>` : nothing}
    ${
      scene.reader === 'pre-reader'
        ? nothing
        : html`<p class="origin">
            <span class="set-by">${marker(shapeOf[goal.author.voice])}<span class="setter">${setBy(scene, goal)}</span></span>
            ${domain ? html`<span class="domain">${domain}</span>` : nothing} ${reviewLine(goal, scene)}
          </p>`
    }
    ${goal.status === 'active' ? nothing : (parts.get('asides')?.endedLine(goal, scene.locale) ?? partLine(parts, 'asides'))}`;
}

function setBy(scene: GoalScene, goal: Goal): TemplateResult {
  if (goal.origin !== 'iep') return html`<span dir="auto">${originWord(goal, scene.viewer.id)}</span>`;
  return glossOf(scene, originWord(goal), iepMeaning(), 'IEP');
}

/** When those involved look at it again (GT-20). */
function reviewLine({ status, reviewOn }: Goal, { today, locale }: GoalScene): TemplateResult | typeof nothing {
  if (!reviewOn || status !== 'active') return nothing;
  const day = dayWord(reviewOn, locale);
  return html`<span class="review">${reviewOn > today ? msg(str`We look at it together on ${day}.`) : msg(str`Time to look at it together: ${day}.`)}</span>`;
}

/** The sentence; for ears it is one paragraph. */
export const progressView = ({ standing, listener }: HeadOptions): TemplateResult =>
  html`<p class="progress ${listener.reader === 'pre-reader' ? 'large' : ''}" dir="auto">${progressWords(standing, listener).join(' ')}</p>`;

/** The decision rule asks; nothing else happens. Of a goal that has ended nothing is asked. */
export function questionView({ goal, standing, listener }: HeadOptions): TemplateResult | typeof nothing {
  const asked = goal.status === 'active' ? questionWords(standing, listener) : undefined;
  return asked ? notice({ tone: 'plain', icon: talk, title: asked.question, text: asked.seen }) : nothing;
}

/** For those who decide, and in nobody's way (GT-19). */
export function hintsView({ scene, goal, standing, parts }: HeadOptions): TemplateResult | typeof nothing {
  if (!goal.mayDecide || goal.status !== 'active' || scene.reader === 'pre-reader') return nothing;
  const missing = missingIn(standing.phase.terms);
  return missing.length ? (parts.get('asides')?.hintsList(missing) ?? nothing) : nothing;
}
