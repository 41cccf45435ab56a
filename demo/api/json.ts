/**
 * JSON as strictly as the contract asks: no key twice, no key that could reach a prototype, no ill-formed text, no number that JavaScript
 * would change, no bottomless nesting. `JSON.parse` does the parsing; a second walk over the text finds what it lets through.
 */
import { invalid } from './refusal.js';

const MOST_LEVELS = 32;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]|[^\s"{}[\],:]+/g;

/** The value of a JSON text. @throws {Refusal} `invalid`, with a pointer to what is wrong. */
export function parseStrictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('', 'must be JSON');
  }
  inspect(text);
  return value;
}

interface Level {
  /** The keys of an object so far; `undefined` in an array. */
  readonly keys: Set<string> | undefined;
  /** Where in it we are: the key, or the index. */
  at: string | number;
  /** The next string is a key. */
  keyNext: boolean;
}

/** Walks the tokens of a text that is known to be JSON. */
function inspect(text: string): void {
  const levels: Level[] = [];
  const pointer = () => levels.map(({ at }) => `/${escapePointer(String(at))}`).join('');
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '{' || token === '[') {
      if (levels.length === MOST_LEVELS) throw invalid('', `must not be nested deeper than ${MOST_LEVELS} levels`);
      levels.push(token === '{' ? { keys: new Set(), at: '', keyNext: true } : { keys: undefined, at: 0, keyNext: false });
    } else if (token === '}' || token === ']') {
      levels.pop();
    } else if (token === ',') {
      if (level!.keys) level!.keyNext = true;
      else level!.at = Number(level!.at) + 1;
    } else if (level?.keyNext) {
      takeKey(level, JSON.parse(token) as string, pointer);
    } else if (token.startsWith('"')) {
      checkText(JSON.parse(token) as string, pointer());
    } else if (/^-?\d/.test(token)) {
      checkNumber(Number(token), pointer());
    }
  }
}

function takeKey(level: Level, key: string, pointer: () => string): void {
  level.at = key;
  level.keyNext = false;
  checkText(key, pointer());
  if (FORBIDDEN.has(key)) throw invalid(pointer(), 'is not a name that can be used');
  if (level.keys!.has(key)) throw invalid(pointer(), 'is there twice');
  level.keys!.add(key);
}

function checkText(text: string, pointer: string): void {
  if (/\p{Surrogate}/u.test(text)) throw invalid(pointer, 'must be well-formed Unicode');
  if (text.includes('\0')) throw invalid(pointer, 'must not hold U+0000');
}

function checkNumber(value: number, pointer: string): void {
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) throw invalid(pointer, 'must be a number that a double can hold');
}

/** One reference token of a JSON pointer. */
export const escapePointer = (key: string) =>
  key
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1');

/** The same text for the same value, whatever the order of its keys; for fingerprints. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
