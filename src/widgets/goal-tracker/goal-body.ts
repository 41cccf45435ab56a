/**
 * Below the sentence: the picture or the same numbers as a table, whose points are looked at, and what opens on a press. Which parts are fetched, and
 * when, is decided here.
 */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Goal } from '../../contract/goal.js';
import type { Voice } from '../../contract/person.js';
import type { GoalStanding } from '../../domain/goal-standing.js';
import { skeleton } from '../../ui/access-view.js';
import { icon } from '../../ui/icon.js';
import { history, note } from '../../ui/icons.js';
import { marker } from '../../ui/marker.js';
import { partLine } from '../../ui/part-line.js';
import { shapeOf, voiceWord } from './goal-labels.js';
import type { GoalScene } from './goal-scene.js';
import { lineGlosses } from './term-gloss.js';
import { voicesOf, type ShownPoint } from './shown-points.js';
import type { TrackerParts } from './tracker-parts.js';

export interface ChartOptions {
  readonly scene: GoalScene;
  readonly goal: Goal;
  readonly standing: GoalStanding;
  readonly shown: readonly ShownPoint[];
  /** Voices whose points are not looked at. */
  readonly hidden: ReadonlySet<Voice>;
  readonly tableOpen: boolean;
  readonly failed: boolean;
  /** All points have come. */
  readonly complete: boolean;
  readonly parts: TrackerParts;
}

/** `undefined`: everybody's. */
const voicesShown = (hidden: ReadonlySet<Voice>): readonly Voice[] | undefined =>
  hidden.size ? (['home', 'school', 'student'] as const).filter((voice) => !hidden.has(voice)) : undefined;

export function chartView({ scene, goal, standing, shown, hidden, tableOpen, failed, complete, parts }: ChartOptions): TemplateResult | typeof nothing {
  if (failed && !shown.length) return html`<p class="small quiet">${msg('The points of this goal cannot be read right now. You can go on.')}</p>`;
  if (!complete && !shown.length) return skeleton(['line', 'picture']);
  if (!shown.length) return nothing;
  if (scene.reader === 'pre-reader') return parts.get('growth')?.growthPicture(partOf(standing)) ?? partLine(parts, 'growth', skeleton(['picture']));
  const { locale, today } = scene;
  const voices = voicesShown(hidden);
  const lines = lineGlosses(scene, standing);
  if (!tableOpen) return html`<flywheel-goal-chart .standing=${standing} .points=${shown} .voices=${voices} .locale=${locale}></flywheel-goal-chart>${lines}`;
  if (!parts.get('table')) return partLine(parts, 'table', skeleton(['picture']));
  return html`<flywheel-goal-table .goal=${goal} .standing=${standing} .points=${shown} .voices=${voices} .locale=${locale} .today=${today}></flywheel-goal-table>${lines}`;
}

/** How much of the way from the start to the goal is behind. */
export function partOf({ latest, phase: { terms } }: GoalStanding): number {
  const { baseline, target } = terms;
  if (!latest || baseline === null || target === null || target === baseline) return 0;
  return (latest.value - baseline) / (target - baseline);
}

export interface ToolsOptions {
  readonly scene: GoalScene;
  readonly shown: readonly ShownPoint[];
  readonly hidden: ReadonlySet<Voice>;
  readonly tableOpen: boolean;
  readonly toggle: (voice: Voice) => void;
  readonly toggleTable: () => void;
}

/** Whose points are looked at (GT-14), and the way to the same numbers as a table (GT-02). */
export function toolsView({ scene, shown, hidden, tableOpen, toggle, toggleTable }: ToolsOptions): TemplateResult | typeof nothing {
  if (!shown.length) return nothing;
  const voices = voicesOf(shown);
  const { student, viewer } = scene;
  const own = viewer.id === student.id ? msg('Me') : student.name;
  return html`<div class="tools no-print">
    <button type="button" class="button" @click=${toggleTable}>${icon(note)}${tableOpen ? msg('Show as chart') : msg('Show as table')}</button>
    ${
      voices.length > 1
        ? html`<div class="tools" role="group" aria-label=${msg('Whose points to show')}>
            ${voices.map(
              (voice) => html`<label class="chip">
                <input type="checkbox" .checked=${!hidden.has(voice)} @change=${() => toggle(voice)} />${marker(shapeOf[voice])}<bdi>${voiceWord(voice, own)}</bdi>
              </label>`,
            )}
          </div>`
        : nothing
    }
  </div>`;
}

export interface MoreOptions {
  readonly scene: GoalScene;
  readonly goal: Goal;
  readonly standing: GoalStanding;
  readonly open: boolean;
  readonly parts: TrackerParts;
  readonly toggle: () => void;
}

/** What home and school do about it, how the goal came to be as it is, reports: fetched when it is opened. */
export function moreView({ scene, goal, standing, open, parts, toggle }: MoreOptions): TemplateResult | typeof nothing {
  if (scene.reader === 'pre-reader') return nothing;
  const plan = (): TemplateResult | typeof nothing =>
    parts.get('plan')
      ? html`<flywheel-goal-plan .scene=${scene} .goal=${goal} .standing=${standing}></flywheel-goal-plan>`
      : partLine(parts, 'plan', skeleton(['line', 'wide']));
  return html`<div class="more no-print">
      <button type="button" class="link" aria-expanded=${open} @click=${toggle}>${icon(history)}${msg('Plan, promises and history')}</button>
    </div>
    ${open ? plan() : nothing}`;
}
