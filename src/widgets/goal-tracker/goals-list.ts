/**
 * The goals of a list, each in an element of its own for as long as it is in the list: one that comes or goes above it moves nobody's form, focus or open
 * table to another goal. It knows nothing of what a goal shows.
 */
import { render, type TemplateResult } from 'lit';
import type { Goal } from '../../contract/goal.js';

export function placeGoals(list: Element, goals: readonly Goal[], draw: (goal: Goal) => TemplateResult): void {
  const known = new Map(Array.from(list.children, (item) => [item.id, item]));
  const ids = new Set(goals.map(({ id }) => id));
  for (const [id, item] of known) if (!ids.has(id)) item.remove();
  let next = list.firstElementChild;
  for (const goal of goals) {
    const item = known.get(goal.id) ?? Object.assign(document.createElement('li'), { id: goal.id });
    render(draw(goal), item as HTMLElement);
    if (item === next) next = next.nextElementSibling;
    else list.insertBefore(item, next);
  }
}
