/** The small schemas: what they let in and what they keep out, in every engine alike. */
import { expect } from 'chai';
import fc from 'fast-check';
import * as v from 'valibot';
import { pageQuery } from '../../src/contract/page.js';
import { id, instant, key, language, plainDate, text, version } from '../../src/contract/values.js';

const check = (schema: v.GenericSchema, good: readonly unknown[], bad: readonly unknown[]) => {
  for (const value of good) expect(v.is(schema, value), `${JSON.stringify(value)} is good`).to.equal(true);
  for (const value of bad) expect(v.is(schema, value), `${JSON.stringify(value)} is bad`).to.equal(false);
};
const nothings = [null, undefined, 0, true, {}, [], ''];

describe('values of the contract', () => {
  it('an id is a UUID in lower case', () => {
    const good = '01920000-0000-7000-8000-00000000abcd';
    check(id, [good], [good.toUpperCase(), ` ${good}`, `${good}\n`, good.slice(1), good.replaceAll('-', ''), ...nothings]);
  });

  it('a plain date is a day that exists, and never an instant', () => {
    check(
      plainDate,
      ['2026-11-22', '2024-02-29', '0001-01-01', '9999-12-31'],
      ['2026-02-29', '2026-11-31', '2026-13-01', '2026-00-10', '2026-11-22T00:00:00Z', '26-11-22', '2026-11-2', '٢٠٢٦-١١-٢٢', ...nothings],
    );
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) =>
        v.is(plainDate, date.toISOString().slice(0, 10)),
      ),
    );
  });

  it('an instant is in UTC and exists', () => {
    check(
      instant,
      ['2026-11-22T21:40:00Z', '2026-11-22T21:40:00.123Z', '2026-11-22T21:40:00.123456Z', '2028-02-29T13:00:00Z'],
      [
        '2026-11-22',
        '2026-11-22T21:40:00',
        '2026-11-22T21:40:00+01:00',
        '2026-11-22T25:00:00Z',
        '2026-13-22T21:40:00Z',
        '2026-11-22 21:40:00Z',
        '2027-02-29T13:00:00Z',
        ...nothings,
      ],
    );
  });

  it('a language tag, a key and a version are what their names say', () => {
    check(language, ['en', 'es-MX', 'zh-Hant-TW', 'AR'], ['e', 'en_US', 'en-', '-en', 'en-<b>', 'toolonglanguage', ...nothings]);
    check(key, ['a', 'period-1', '1'.repeat(64)], ['A', '-a', 'a_b', 'a.b', '../a', 'a'.repeat(65), '__proto__', ...nothings]);
    check(version, [1, 2 ** 53 - 1], [0, -1, 1.5, 2 ** 53, '1', Infinity, NaN, null]);
  });

  it('text counts characters as people do, and keeps out what no screen shows', () => {
    const family = '👩‍👩‍👧‍👦';
    check(
      text(3),
      ['a', 'abc', family.repeat(3), 'é'.normalize('NFD').repeat(3), 'a\nb', 'مرح'],
      ['abcd', family.repeat(4), 'a\u0000', 'a\rb', '\ud800', 'a\u0085', ...nothings],
    );
    expect(v.is(text(2000), 'x'.repeat(10_000_000))).to.equal(false);
  });

  it('a page has 1 to 200 items, as a number or, over HTTP, as its digits', () => {
    const parse = (limit: unknown) => v.safeParse(v.strictObject(pageQuery), { limit });
    for (const [limit, expected] of [
      ['1', 1],
      ['200', 200],
      [50, 50],
    ])
      expect(parse(limit).output).to.deep.equal({ limit: expected });
    for (const limit of ['0', '201', '-1', '1.5', '1e2', ' 1', '', 'x', 0, 201, 1.5, null]) expect(parse(limit).success, String(limit)).to.equal(false);
    expect(parse(undefined).success).to.equal(true);
  });
});
