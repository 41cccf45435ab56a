/**
 * The plain script checks answers with `base/light-schema.ts` in valibot's place: over the whole contract, for answers and requests that are right, nearly
 * right and wrong, it must say what valibot says and give out the same. It runs in Node, because it bundles the contract anew.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { build } from 'vite';
import type { Parsed } from '../../src/base/light-schema.js';
import { operations } from '../../src/contract/operations.js';
import { root } from './source.js';

type Schema = v.GenericSchema;
type Parts = Partial<Record<'answer' | 'params' | 'query' | 'body', Schema>>;
interface Light {
  readonly operations: readonly Parts[];
  readonly safeParse: (schema: Schema, value: unknown) => Parsed;
}

const parts = ['answer', 'params', 'query', 'body'] as const;
const table: readonly (Parts & { id: string })[] = operations;
/** One of them fits nearly every text and number of the contract. */
const samples = [
  ...['019f1af9-b400-7cba-9dd3-5ae1fd8b49ef', '2026-11-22T21:40:00Z', '2026-11-22T21:40:00.123456Z', '2026-02-28', 'es-MX', 'Europe/Madrid', '1.7', '15:30'],
  ...['period-1', 'A few words', '42', 'https://school.example/', 'x', 0, 1, 2, 3, 5, 7, 15, 20, 50, 100],
];
const odd = ['', 'X'.repeat(130), '2026-02-30', '25:99', '01', -1, 1.5, 1e300, NaN, Infinity, true, false, null, undefined, [], {}, 'e\u0301\u0000', '\ud800'];

interface Inner {
  readonly type: string;
  readonly entries: Readonly<Record<string, Schema>>;
  readonly item: Schema;
  readonly wrapped: Schema;
  readonly options: readonly unknown[];
}

/** Nearly always what fits `schema` in itself, so that most of an answer is right and little of it wrong. */
function like(schema: Schema): fc.Arbitrary<unknown> {
  const { type, entries, item, wrapped, options } = schema as unknown as Inner;
  const seldom = (right: fc.Arbitrary<unknown>) => fc.oneof({ weight: 80, arbitrary: right }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
  if (type === 'object' || type === 'strict_object') {
    const members = Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, like(entry)]));
    const missing = fc.constantFrom('', '', '', '', '', '', '', '', ...Object.keys(entries));
    const more = fc.constantFrom({}, {}, {}, {}, {}, {}, {}, {}, { surplus: 1 }, { ['__proto__x']: null });
    const one = fc.tuple(fc.record(members), missing, more).map(([all, left, extra]) => {
      const { [left]: _, ...rest } = all;
      return { ...rest, ...extra };
    });
    return seldom(one);
  }
  if (type === 'array') return seldom(fc.array(like(item), { maxLength: 6 }));
  if (type === 'nullable') return fc.oneof(fc.constant(null), like(wrapped));
  if (type === 'optional') return fc.oneof(fc.constant(undefined), like(wrapped));
  if (type === 'variant' || type === 'union') return fc.oneof(...options.map((option) => like(option as Schema)));
  if (type === 'record') return seldom(fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'a')), fc.jsonValue()));
  if (type === 'picklist') return seldom(fc.constantFrom(...options));
  if (type === 'unknown') return fc.jsonValue();
  if (type === 'literal') return seldom(fc.constant((schema as unknown as { literal: unknown }).literal));
  const fitting = [...samples, ...odd].filter((one) => v.is(schema, one));
  return fitting.length ? seldom(fc.constantFrom(...fitting)) : fc.constantFrom(...samples, ...odd);
}

describe('the schemas of the plain script', () => {
  let folder: string;
  let light: Light;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'flywheel-schema-'));
    const lightSchema = join(root, 'src/base/light-schema.ts');
    await build({
      configFile: false,
      logLevel: 'error',
      root,
      resolve: { alias: { valibot: lightSchema } },
      build: {
        outDir: folder,
        emptyOutDir: true,
        minify: false,
        lib: { entry: { operations: join(root, 'src/contract/operations.ts'), schema: lightSchema }, formats: ['es'], fileName: (_, name) => `${name}.mjs` },
      },
    });
    light = { ...(await import(join(folder, 'operations.mjs'))), ...(await import(join(folder, 'schema.mjs'))) } as Light;
  });
  after(() => rmSync(folder, { recursive: true }));

  it('say of every answer and request what valibot says, and give out the same', () => {
    const verdicts = { yes: 0, no: 0 };
    assert.equal(light.operations.length, table.length);
    table.forEach((operation, index) => {
      for (const part of parts) {
        const [full, slim] = [operation[part], light.operations[index]![part]];
        assert.equal(slim === undefined, full === undefined);
        if (!full || !slim) continue;
        const check = (value: unknown): void => {
          const [asked, said] = [v.safeParse(full, value), light.safeParse(slim, value)];
          assert.equal(said.success, asked.success, `${operation.id} ${part}`);
          if (asked.success && said.success) assert.deepEqual(said.output, asked.output, `${operation.id} ${part}`);
          verdicts[asked.success ? 'yes' : 'no']++;
        };
        fc.assert(fc.property(like(full), check), { seed: 20_261_129, numRuns: 60 });
        for (const value of odd) check(value);
      }
    });
    assert.ok(verdicts.yes > 2000 && verdicts.no > 2000, `both verdicts are seen often: ${JSON.stringify(verdicts)}`);
  });

  it('say where it first went wrong', () => {
    const list = light.operations[table.findIndex(({ id }) => id === 'check-ins.list')]!.answer!;
    const said = light.safeParse(list, { items: [{ id: 4 }], next: null });
    assert.ok(!said.success);
    assert.deepEqual(said.issues[0], { type: 'string', expected: 'string', path: [{ key: 'items' }, { key: 0 }, { key: 'id' }] });
    const absent = light.safeParse(list, { items: [] });
    assert.ok(!absent.success);
    assert.deepEqual(absent.issues[0]?.path, [{ key: 'next' }]);
  });

  it('let no name through that reaches into what every object has', () => {
    const save = light.operations[table.findIndex(({ id }) => id === 'drafts.save')]!.body!;
    const said = light.safeParse(save, { value: JSON.parse('{"__proto__":{"x":1},"constructor":1,"a":1}'), savedAt: '2026-11-22T21:40:00Z' });
    assert.ok(said.success);
    assert.deepEqual(Object.keys((said.output as { value: object }).value), ['a']);
    assert.equal(Object.getPrototypeOf((said.output as { value: object }).value), Object.prototype);
  });
});
