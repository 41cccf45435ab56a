/**
 * The kinds of schema that the contract is made of, with the verdicts of valibot and without its messages: a page asks only whether an answer is one of the
 * contract, what of it the contract knows, and where it first went wrong. `vite.config.ts` puts this in valibot's place in `dist/cdn/`; decision 0015
 * says why. It refuses to know the contract.
 */
interface Schema {
  /** What it expects, for developers. */
  readonly type: string;
  /** The value as the schema knows it. @throws Miss */
  read(value: unknown): unknown;
  /** What an object has where it is missing. */
  readonly usual?: unknown;
}
interface ObjectSchema extends Schema {
  readonly entries: Readonly<Record<string, Schema>>;
}
interface Step {
  readonly key: string | number;
}

/** Something else stood where `type` was expected. */
class Miss extends Error {
  readonly path: Step[] = [];
  constructor(readonly type: string) {
    super(type);
  }
}

const OPTIONAL = 'optional';

const schema = (type: string, holds: (value: unknown) => boolean, read = (value: unknown): unknown => value): Schema => ({
  type,
  read: (value) => {
    if (holds(value)) return read(value);
    throw new Miss(type);
  },
});

function readAt(key: string | number, { read }: Schema, value: unknown): unknown {
  try {
    return read(value);
  } catch (miss) {
    if (miss instanceof Miss) miss.path.unshift({ key });
    throw miss;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isNumber = (value: unknown): boolean => typeof value === 'number' && !Number.isNaN(value);

export const string = (): Schema => schema('string', (value) => typeof value === 'string');
export const number = (): Schema => schema('number', isNumber);
export const boolean = (): Schema => schema('boolean', (value) => typeof value === 'boolean');
export const unknown = (): Schema => schema('unknown', () => true);
const _undefined = (): Schema => literal(undefined);
const _null = (): Schema => literal(null);
export { _null as null, _undefined as undefined };
export const literal = (one: unknown): Schema => schema(String(one), (value) => value === one);
export const picklist = (options: readonly unknown[]): Schema => schema(options.join(' | '), (value) => options.includes(value));

export const nullable = ({ type, read }: Schema): Schema => ({ type, read: (value) => (value === null ? value : read(value)) });
/** In an object it may be missing; `usual` then stands there, if given. */
export const optional = ({ read }: Schema, usual?: unknown): Schema => ({
  type: OPTIONAL,
  usual,
  read: (value) => (value === undefined ? usual : read(value)),
});

/** `instead` stands where something else stood than `type`. */
export const fallback = ({ type, read }: Schema, instead: unknown): Schema => ({
  type,
  read: (value) => {
    try {
      return read(value);
    } catch (miss) {
      if (miss instanceof Miss) return instead;
      throw miss;
    }
  },
});

export const array = (item: Schema): Schema =>
  schema('array', Array.isArray, (value) => (value as readonly unknown[]).map((one, index) => readAt(index, item, one)));

/** What it has no entry for is left out. */
export const object = (entries: ObjectSchema['entries']): ObjectSchema => {
  const all = Object.entries(entries);
  const read = (value: unknown): unknown => {
    const from = value as Record<string, unknown>;
    const found: Record<string, unknown> = {};
    for (const [key, entry] of all) {
      if (key in from) found[key] = readAt(key, entry, from[key]);
      else if (entry.type !== OPTIONAL) readAt(key, missing, undefined);
      else if (entry.usual !== undefined) found[key] = entry.usual;
    }
    return found;
  };
  return { entries, ...schema('object', isObject, read) };
};
const missing = schema('something', () => false);

/** What it has no entry for must not be there. */
export const strictObject = (entries: ObjectSchema['entries']): ObjectSchema => {
  const { read } = object(entries);
  const surplus = schema('nothing', () => false);
  return {
    entries,
    type: 'object',
    read: (value) => {
      const found = read(value);
      for (const key in value as object) if (!Object.hasOwn(entries, key)) readAt(key, surplus, undefined);
      return found;
    },
  };
};

/** Names that would reach into what every object has are left out. */
export const record = (name: Schema, item: Schema): Schema =>
  schema('object', isObject, (value) =>
    Object.fromEntries(
      Object.entries(value as object)
        .filter(([key]) => !/^(__proto__|prototype|constructor)$/.test(key))
        .map(([key, one]) => [readAt(key, name, key), readAt(key, item, one)]),
    ),
  );

/** The first that it is; where it is none, what came nearest tells why. */
export const union = (options: readonly Schema[]): Schema => ({
  type: 'union',
  read: (value) => {
    let nearest: Miss | undefined;
    for (const { read } of options) {
      try {
        return read(value);
      } catch (miss) {
        if (!(miss instanceof Miss)) throw miss;
        if (!nearest || miss.path.length > nearest.path.length) nearest = miss;
      }
    }
    throw nearest ?? new Miss('union');
  },
});
/** Told apart by one entry: that comes to the same. */
export const variant = (_key: string, options: readonly ObjectSchema[]): Schema => union(options);

export const pipe = <S extends Schema>(first: S, ...more: readonly Schema[]): S => ({
  ...first,
  read: (value) => more.reduce((read, { read: next }) => next(read), first.read(value)),
});

type Measured = string | readonly unknown[];
export const check = (holds: (value: never) => boolean): Schema => schema('what fits', holds as (value: unknown) => boolean);
export const transform = (change: (value: never) => unknown): Schema => ({ type: 'anything', read: change });
export const regex = (pattern: RegExp): Schema => check((text: string) => pattern.test(text));
export const digits = (): Schema => regex(/^\d+$/);
export const length = (size: number): Schema => check((value: Measured) => value.length === size);
export const minLength = (least: number): Schema => check((value: Measured) => value.length >= least);
export const maxLength = (most: number): Schema => check((value: Measured) => value.length <= most);
export const minValue = (least: number): Schema => check((value: number) => value >= least);
export const gtValue = (below: number): Schema => check((value: number) => value > below);
export const maxValue = (most: number): Schema => check((value: number) => value <= most);
export const integer = (): Schema => check(Number.isInteger);
export const safeInteger = (): Schema => check(Number.isSafeInteger);
export const finite = (): Schema => check(Number.isFinite);
export const forward = (action: Schema): Schema => action;
export const rawCheck = (look: (context: { dataset: { typed: true; value: unknown }; addIssue: (issue: object) => void }) => void): Schema =>
  check((value: unknown) => {
    let holds = true;
    look({ dataset: { typed: true, value }, addIssue: () => (holds = false) });
    return holds;
  });

export type Parsed =
  | { readonly success: true; readonly output: unknown }
  | { readonly success: false; readonly issues: readonly [{ readonly type: string; readonly expected: string; readonly path: readonly Step[] | undefined }] };

export function safeParse({ read }: Schema, value: unknown): Parsed {
  try {
    return { success: true, output: read(value) };
  } catch (miss) {
    if (!(miss instanceof Miss)) throw miss;
    const { type, path } = miss;
    return { success: false, issues: [{ type, expected: type, path: path.length ? path : undefined }] };
  }
}
