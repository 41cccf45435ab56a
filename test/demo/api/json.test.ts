/** Strict JSON: what `JSON.parse` lets through and the contract does not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, parseStrictJson } from '../../../demo/api/json.js';
import { Refusal } from '../../../demo/api/refusal.js';

function refusedAt(text: string): string | undefined {
  try {
    parseStrictJson(text);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Refusal);
    assert.equal(error.type, 'invalid');
    return error.more.errors![0]!.pointer;
  }
}

const forbiddenKey = /^(__proto__|constructor|prototype)$/;
/** Values whose keys and texts are allowed. */
const wellFormed = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0') && !/\p{Surrogate}/u.test(text));
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(fc.boolean(), fc.constant(null), fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), wellFormed),
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.dictionary(
      wellFormed.filter((key) => !forbiddenKey.test(key)),
      tie('tree'),
      { maxKeys: 5, noNullPrototype: true },
    ),
  ),
}));

test('whatever is plain JSON comes out as it went in, however it is spaced', () => {
  fc.assert(
    fc.property(tree, fc.constantFrom(undefined, 1, '\t'), (value, space) => {
      const text = JSON.stringify(value, null, space);
      assert.deepEqual(parseStrictJson(text), JSON.parse(text));
    }),
  );
});

test('a key that is there twice is found wherever it is, however it is spelled', () => {
  for (const [text, pointer] of [
    ['{"a":1,"a":1}', '/a'],
    ['{"a":1,"b":{"c":[{"d":1},{"e":[],"e":{}}]}}', '/b/c/1/e'],
    ['{"a":1,"\\u0061":2}', '/a'],
    ['{"a/b":1,"a/b":2}', '/a~1b'],
    ['[[],{"":1,"":2}]', '/1/'],
    ['{"kind":"feelings","note":"\\"}{,","kind":"report"}', '/kind'],
  ] as const)
    assert.equal(refusedAt(text), pointer, text);
  for (const text of ['{"a":{"b":1},"c":{"b":1}}', '[{"a":1},{"a":1}]', '{"a":"a","b":"a"}', '{"a":["b","b"],"b":1}'])
    assert.equal(refusedAt(text), undefined, text);
});

test('a duplicate planted anywhere in any JSON is found', () => {
  fc.assert(
    fc.property(tree, tree, (left, right) => {
      const text = `[${JSON.stringify(left)},{"x":${JSON.stringify(right)},"y":0,"x":1}]`;
      assert.equal(refusedAt(text), '/1/x');
    }),
  );
});

test('names that reach a prototype are refused at any depth', () => {
  for (const name of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])
    for (const text of [`{"${name}":1}`, `{"a":[{"${name}":{}}]}`]) assert.match(refusedAt(text)!, /(__proto__|constructor|prototype)$/);
  assert.equal(refusedAt('{"a":"__proto__"}'), undefined);
});

test('ill-formed text, U+0000, numbers that change and bottomless nesting are refused', () => {
  assert.equal(refusedAt('{"a":"\\ud800"}'), '/a');
  assert.equal(refusedAt('{"a":["\\udc00\\ud800"]}'), '/a/0');
  assert.match(refusedAt('{"\\ud800":1}')!, /^\/\uFFFD$/);
  assert.equal(refusedAt('{"a":"\\ud83d\\ude00"}'), undefined);
  assert.equal(refusedAt('{"a":"\\u0000"}'), '/a');
  for (const number of ['9007199254740993', '1e400', '-1e999', '123456789012345678901234567890']) assert.equal(refusedAt(`{"a":${number}}`), '/a', number);
  for (const number of ['0', '-0.5', '1e3', '9007199254740991']) assert.equal(refusedAt(`{"a":${number}}`), undefined, number);
  assert.equal(refusedAt('['.repeat(33) + ']'.repeat(33)), '');
  assert.equal(refusedAt('['.repeat(32) + ']'.repeat(32)), undefined);
  for (const text of ['', '{', '{"a":1,}', "{'a':1}", 'NaN', '{"a":1}x', '\ufeff{}', '"\n"']) assert.equal(refusedAt(text), '', text);
});

test('thirty thousand brackets or quotes take no time to speak of and no stack', () => {
  assert.equal(refusedAt('['.repeat(30_000) + ']'.repeat(30_000)), '');
  assert.equal(refusedAt(`{${'"a'.repeat(30_000)}`), '');
  assert.equal(refusedAt(JSON.stringify('"\\'.repeat(15_000))), undefined);
});

test('the canonical text is the same whatever the order of keys, and differs where a value does', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      assert.equal(canonicalJson(turned), canonicalJson(value));
    }),
  );
  assert.notEqual(canonicalJson({ a: 1 }), canonicalJson({ a: '1' }));
  assert.notEqual(canonicalJson({ a: [1, 2] }), canonicalJson({ a: [2, 1] }));
  assert.equal(canonicalJson({ a: { c: 1, b: [{ e: 1, d: 2 }] } }), '{"a":{"b":[{"d":2,"e":1}],"c":1}}');
});
