/**
 * A point of a goal in the check-in's own form (CI-16), and what such a point is called wherever it is shown. Fetched with the first of them; it knows no
 * storage and sends nothing: what is typed goes into the form's draft.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { numberText } from '../../base/number-text.js';
import { measureRanges } from '../../contract/goal-measure.js';
import type { Goal } from '../../contract/goal.js';
import { attainmentLevels } from '../../domain/goal-attainment.js';
import { choiceField, fieldStyles, lineField } from '../../ui/fields.js';
import { levelChoices, levelStyles } from '../../ui/level-choices.js';
import { levelWord, measuredStyles, numberWord, valueWord } from '../../ui/measured-value.js';
import type { Scene } from './card-scene.js';
import type { CheckInFlow } from './check-in-flow.js';
import type { CheckInForm, FormPoint } from './check-in-form.js';
import { goalsOf, measureOf, pointOf, problemOf, takesPoints, termsOf } from './point-goals.js';

/** A point as a check-in has it. */
interface LoggedPoint {
  readonly goalId: string;
  readonly value: number;
}

/** "27 words per minute · Maya reads 64 words per minute"; the number alone where nobody knows its goal yet. */
export function pointWord(flow: CheckInFlow, scene: Scene, { goalId, value }: LoggedPoint): string {
  const { value: goals } = goalsOf(flow, scene);
  const goal = goals?.find(({ id }) => id === goalId);
  if (!goal) return goals ? msg(str`${numberWord(value, scene.locale)} · a goal that is not here any more`) : numberWord(value, scene.locale);
  const { scale, measure, statement } = termsOf(goal);
  const words = scale ? msg(str`Level ${levelWord(value, scene.locale)}`) : `${numberWord(value, scene.locale)} ${measure?.unit ?? ''}`.trim();
  return `${words} · ${statement}`;
}

export interface PointSection {
  readonly scene: Scene;
  readonly flow: CheckInFlow;
  /** The last Send stopped at it. */
  readonly asked: boolean;
  readonly change: (form: CheckInForm) => void;
  readonly close: () => void;
}

export function pointSection(section: PointSection): TemplateResult {
  const { flow } = section;
  const there = flow.pointThere;
  const taken = flow.form.goalPoint === null;
  return html`<fieldset class="goal-point">
    <legend>${msg('A point of a goal')}</legend>
    ${taken ? html`<p>${msg('The point is taken back when you send this.')}</p>` : fields(section)}
    <div>
      ${
        taken
          ? html`<button type="button" class="link" data-next=".goal-point .field" @click=${() => section.change({ goalPoint: undefined })}>${msg('Keep the point')}</button>`
          : html`<button type="button" class="link quiet" data-next=".add-point, .goal-point .link" @click=${() => leaveOut(section)}>
              ${there ? msg('Take the point back') : msg('No point after all')}
            </button>`
      }
    </div>
  </fieldset>`;
}

function leaveOut({ flow, change, close }: PointSection): void {
  change({ goalPoint: flow.pointThere ? null : undefined });
  close();
}

function fields(section: PointSection): TemplateResult {
  const { scene, flow } = section;
  const { value: all, status } = goalsOf(flow, scene);
  if (!all && status === 'loading') return html`<p class="quiet">${msg('Loading')}</p>`;
  if (!all) return html`<p class="quiet">${msg('The goals cannot be read right now. You can send the check-in without a point.')}</p>`;
  const open = all.filter(takesPoints);
  const point = shown(section, open);
  const chosen = all.find(({ id }) => id === point.goalId);
  if (!open.length && !chosen) return html`<p class="quiet">${msg('There is no goal here yet that says how it is measured.')}</p>`;
  return html`${goalField(section, open, chosen, point)} ${chosen && takesPoints(chosen) ? valueField(section, chosen, point) : nothing}
    <p class="quiet small">${msg('Everybody who can see the goal will see the point.')}</p>`;
}

/** What is typed, or what the entry has; the only goal there is needs no choosing. */
function shown({ scene, flow }: PointSection, open: readonly Goal[]): FormPoint {
  const { form, pointThere: there } = flow;
  const only = open.length === 1 ? open[0]!.id : '';
  if (form.goalPoint) return form.goalPoint.goalId ? form.goalPoint : { ...form.goalPoint, goalId: only };
  return there ? { goalId: there.goalId, typed: numberText(there.value, scene.locale), value: there.value } : { goalId: only, typed: '' };
}

function goalField({ scene, flow, change }: PointSection, open: readonly Goal[], chosen: Goal | undefined, point: FormPoint): TemplateResult {
  const ended = !!chosen && !takesPoints(chosen);
  if (open.length === 1 && !ended) return html`<p dir="auto">${termsOf(open[0]!).statement}</p>`;
  const choices = [...(ended ? [chosen] : []), ...open].map((goal) => ({ value: goal.id, label: termsOf(goal).statement }));
  return choiceField(
    {
      id: 'point-goal',
      label: msg('Which goal?'),
      value: point.goalId,
      trouble: ended ? msg('This goal has ended, so no point can be added to it. Leave the point out, or choose another goal.') : '',
      input: (goalId) => {
        const goal = open.find(({ id }) => id === goalId);
        change({ goalPoint: pointOf(flow, scene, goal, { goalId, typed: goal && termsOf(goal).scale ? '' : point.typed }) });
      },
    },
    point.goalId ? choices : [{ value: '', label: msg('Choose a goal') }, ...choices],
  );
}

function valueField({ scene, flow, asked, change }: PointSection, goal: Goal, point: FormPoint): TemplateResult {
  const { scale, measure } = termsOf(goal);
  const put = (patch: Partial<FormPoint>): void => change({ goalPoint: pointOf(flow, scene, goal, { ...point, ...patch }) });
  const problem = asked ? problemOf(flow, scene, goal, point) : undefined;
  const { least, most } = measureRanges[measureOf(goal)];
  const trouble = problem && valueWord(problem, { typed: point.typed, least, most, isLevel: !!scale, locale: scene.locale });
  const levels = (): TemplateResult =>
    levelChoices(
      attainmentLevels.map((value, index) => ({ value, words: scale?.[index] })),
      point.typed,
      scene.locale,
      (typed) => put({ typed }),
    );
  return html`${
    scale
      ? html`${levels()} <div id="problems">${trouble ?? nothing}</div>`
      : lineField(
          {
            id: 'point-value',
            label: msg('How much today?'),
            hint: html`<bdi>${measure?.unit}</bdi>`,
            value: point.typed,
            trouble,
            input: (typed) => put({ typed }),
          },
          'decimal',
        )
  }
  ${problem === 'far' ? html`<div><button type="button" class="button" @click=${() => put({ sure: point.typed })}>${msg('Yes, it is right')}</button></div>` : nothing}`;
}

export const styles = css`
  ${fieldStyles}
  ${measuredStyles}
  ${levelStyles}
  .goal-point {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--fw-line);
    border-radius: var(--fw-radius-control);
    background: var(--fw-raised);
    font-size: var(--fw-body);
  }
  .goal-point > legend {
    float: inline-start;
    font-weight: 600;
  }
  .goal-point .field.decimal {
    max-inline-size: 9em;
  }
  .goal-point > div > .link {
    margin-inline-start: -10px;
  }
`;
