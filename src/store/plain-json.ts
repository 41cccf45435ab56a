/** Plain JSON and nothing else: what a draft may be made of. Pure; errors name the place in the value, never its content. */
import type { Json } from '../domain/draft.js';

const DEEPEST = 32;

/**
 * A copy of `value` that later changes of the original cannot reach. Properties that are `undefined` are left out, as JSON does.
 * @throws TypeError where something is not plain JSON: a function, a class's instance, a date, `NaN`, a circle.
 */
export function plainJson(value: unknown, path = 'draft', depth = 0): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
  if (typeof value === 'object' && depth < DEEPEST) {
    if (Array.isArray(value)) return Array.from(value, (item, index) => plainJson(item, `${path}[${index}]`, depth + 1));
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === null || Object.getPrototypeOf(prototype) === null) {
      const entries = Object.entries(value).filter(([, item]) => item !== undefined);
      return Object.fromEntries(entries.map(([name, item]) => [name, plainJson(item, `${path}.${name}`, depth + 1)]));
    }
  }
  throw new TypeError(
    `flywheel: a draft is plain JSON, but ${path} is not (${depth < DEEPEST ? typeof value : 'too deep'}). The words before stay as they were.`,
  );
}

/** Whether two values say the same, whatever the order of their properties. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!a || !b || typeof a !== 'object' || typeof b !== 'object' || Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameJson((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]))
  );
}
