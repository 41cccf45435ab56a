import { expect } from 'chai';
import fc from 'fast-check';
import { addDays } from '../../../src/base/days.js';
import { measureKinds, measureRanges, missingIn } from '../../../src/contract/goal-measure.js';
import { goalDomains, wrongIn, type GoalTerms } from '../../../src/contract/goal-terms.js';
import { limits } from '../../../src/contract/limits.js';
import {
  directionOf,
  formOf,
  fromDraft,
  levelFields,
  textFields,
  toDraft,
  toOrigin,
  toTerms,
  wrongFields,
  type FormContext,
  type GoalForm,
} from '../../../src/widgets/goal-tracker/goal-form.js';

const context: FormContext = { locale: 'en', today: '2026-11-17', purpose: 'new', unitOf: (kind) => `${kind}s` };
const form: GoalForm = {
  statement: 'Read aloud',
  domain: 'academic',
  kind: 'rate',
  unit: 'words a minute',
  baseline: '42',
  target: '90',
  endsOn: '2027-05-28',
};
const wrong = (change: GoalForm, other: Partial<FormContext> = {}) =>
  wrongFields({ ...form, ...change }, { ...context, ...other }).map(({ field, trouble }) => `${field}: ${trouble}`);

/** Terms that can be, of every kind. */
const terms: fc.Arbitrary<GoalTerms> = fc
  .record({
    statement: fc.string({ minLength: 1, maxLength: 60 }).map((text) => `a${text.trim()}`),
    domain: fc.constantFrom(...goalDomains),
    kind: fc.constantFrom(...measureKinds),
    unit: fc.constantFrom('words a minute', 'ساعات', '%'),
    values: fc.array(fc.integer({ min: -2_000_000, max: 2_000_000 }), { minLength: 4, maxLength: 4 }),
    days: fc.integer({ min: 1, max: limits.goalDays }),
    hasProbes: fc.boolean(),
    isMeasured: fc.boolean(),
    endless: fc.boolean(),
  })
  .map(({ statement, domain, kind, unit, values, days, hasProbes, isMeasured, endless }) => {
    const { least, most, whole } = measureRanges[kind];
    const [target, ...probes] = values.map((value) => {
      const inside = least + ((Math.abs(value) / 1000) % (most - least + 1));
      return whole ? Math.floor(Math.min(inside, most)) : Number(Math.min(inside, most).toFixed(4));
    }) as [number, number, number, number];
    const baseline = hasProbes ? [...probes].sort((a, b) => a - b)[1]! : probes[0];
    return {
      statement,
      domain,
      measure: isMeasured ? { kind, unit } : null,
      direction: target >= baseline ? 'increase' : 'decrease',
      baseline,
      probes: hasProbes ? probes : [],
      startsOn: '2026-09-01',
      target: target === baseline ? null : target,
      endsOn: endless ? null : addDays('2026-09-01', days),
      scale: isMeasured && kind === 'attainment' ? ['much less', 'less', 'expected', 'more', 'much more'] : null,
    } as const satisfies GoalTerms;
  });
const locale = fc.constantFrom('en', 'es', 'de', 'ar', 'fa', 'hi');

describe('widgets/goal-tracker/goal-form', () => {
  it('GT-01 terms that can be come back the same after they were opened in the form, in every language', () => {
    fc.assert(
      fc.property(terms, locale, (given, tag) => {
        fc.pre(wrongIn(given).length === 0);
        const opened = formOf(given, null, tag);
        expect(wrongFields(opened, { ...context, locale: tag })).to.deep.equal([]);
        expect(toTerms(opened, { ...context, locale: tag })).to.deep.equal({ ...given, probes: [...given.probes] });
      }),
    );
  });
  it('X-01 whatever is typed, nothing throws and the draft gives every key of it back', () => {
    const typed = fc.dictionary(fc.constantFrom(...textFields), fc.string({ unit: 'binary' })) as fc.Arbitrary<GoalForm>;
    fc.assert(
      fc.property(typed, locale, fc.constantFrom('new', 'revise', 'propose', 'change'), (any, tag, purpose) => {
        const settings = { ...context, locale: tag, purpose } as const;
        wrongFields(any, settings);
        toTerms(any, settings);
        const kept = toDraft(any, {});
        const isAnything = Object.values(any).some((text) => text !== '');
        expect(fromDraft(kept)).to.deep.equal(isAnything ? any : {});
      }),
    );
  });
  it('X-01 a draft of a later version is kept whole, what this one cannot read included', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (any) => {
        const { __proto__: _own, ...draft } = JSON.parse(JSON.stringify(any)) as Record<string, never>;
        const back = toDraft(fromDraft(draft), {});
        const isAnything = Object.entries(draft).some(([name, value]) => !(textFields as readonly string[]).includes(name) || value !== '');
        if (isAnything && !('base' in draft)) expect(back).to.deep.equal(draft);
      }),
    );
    const base = { version: 2, was: { terms: 1 } };
    expect(fromDraft({ base, statement: 'a' })).to.deep.equal({ base, statement: 'a' });
    expect(fromDraft({ base: 'no' }).rest).to.deep.equal({ base: 'no' });
  });
  it('X-01 terms that are sent hold everything that was typed, or a field says what is wrong', () => {
    const value = fc.oneof(fc.constantFrom('', '12', '1,5', 'x', '-3', '101', ' '), fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(fc.record({ kind: fc.constantFrom('', 'never', ...measureKinds), unit: value, baseline: value, target: value }), (typed) => {
        const whole = { ...form, ...typed };
        if (wrongFields(whole, context).length) return;
        const sent = toTerms(whole, context);
        for (const name of ['baseline', 'target'] as const) if (typed[name].trim()) expect(sent[name]).to.be.a('number');
        if (typed.unit.trim()) expect(sent.measure?.unit).to.equal(typed.unit.trim());
      }),
    );
  });
  it('X-01 an untouched form is no draft, also where it opens with what is already there', () => {
    expect(toDraft({}, {})).to.equal(undefined);
    expect(toDraft({ statement: '' }, {})).to.equal(undefined);
    expect(toDraft(form, form)).to.equal(undefined);
    expect(toDraft({ ...form, statement: '' }, form)).to.deep.equal({ ...form, statement: '' });
  });
  it('GT-04 which way is better follows from where it starts and where it goes', () => {
    expect(directionOf(form, 'en')).to.equal('increase');
    expect(directionOf({ ...form, target: '3' }, 'en')).to.equal('decrease');
    expect(directionOf({ ...form, target: '42' }, 'en')).to.equal(undefined);
    expect(toTerms({ ...form, target: '', direction: 'decrease' }, context).direction).to.equal('decrease');
    expect(toTerms({ ...form, direction: 'decrease' }, context).direction, 'the numbers decide').to.equal('increase');
  });
  it('GT-09 three first measurements make the baseline: the middle one', () => {
    const probes = { measured: 'three', baseline: '7', probe1: '50', probe2: '38', probe3: '42' };
    const { baseline, probes: three } = toTerms({ ...form, ...probes }, context);
    expect([baseline, three]).to.deep.equal([42, [50, 38, 42]]);
    expect(wrong(probes)).to.deep.equal([]);
    expect(wrong({ ...probes, probe2: '' })).to.deep.equal(['probe2: missing']);
    expect(wrong({ ...probes, kind: 'percent', unit: '%', probe3: '420' })).to.deep.equal(['probe3: value-out-of-range']);
    expect(wrong({ measured: 'three', baseline: '7' }), 'no probe yet is merely missing').to.deep.equal([]);
  });
  it('GT-11 an attainment scale wants all five levels in words', () => {
    const scale = { kind: 'attainment', unit: '', baseline: '-2', target: '0', level1: 'a', level2: 'b', level3: 'c', level4: 'd', level5: 'e' };
    expect(wrong(scale)).to.deep.equal([]);
    expect(toTerms({ ...form, ...scale }, context)).to.deep.include({ scale: ['a', 'b', 'c', 'd', 'e'], measure: { kind: 'attainment', unit: 'attainments' } });
    expect(wrong({ ...scale, level4: ' ' })).to.deep.equal(['level4: missing']);
    expect(wrong({ ...scale, target: '1.5' })).to.deep.equal(['target: value-out-of-range']);
    expect(wrong({ ...scale, kind: 'score' }), 'levels of another day stay in the form and are not sent').to.deep.equal([]);
    expect(levelFields.map((name) => fromDraft(toDraft({ ...form, ...scale, kind: 'score' }, {}))[name]).join('')).to.equal('abcde');
  });
  it('GT-19 a goal without measure, numbers or end can be saved; what is missing is known', () => {
    const bare: GoalForm = { statement: 'Be kind' };
    expect(wrongFields(bare, context)).to.deep.equal([]);
    expect(missingIn(toTerms(bare, context))).to.deep.equal(['measure', 'baseline', 'target', 'endsOn']);
    expect(toTerms(bare, context)).to.deep.include({ startsOn: '2026-11-17', measure: null });
  });
  it('GT-19 a measure without a word for its unit takes the usual one', () => {
    for (const kind of measureKinds) expect(toTerms({ ...form, kind, unit: ' ' }, context).measure).to.deep.equal({ kind, unit: `${kind}s` });
  });
  it('X-09 says what is wrong at its field, in the order of the form', () => {
    expect(wrong({ statement: ' ', target: 'many', endsOn: '2026-02-31' })).to.deep.equal(['statement: missing', 'target: not-a-number', 'endsOn: not-a-date']);
    expect(wrong({ target: '42' })).to.deep.equal(['target: target-is-baseline']);
    expect(wrong({ endsOn: '2026-11-17' })).to.deep.equal(['endsOn: ends-before-start']);
    expect(wrong({ endsOn: '2036-11-17' })).to.deep.equal(['endsOn: too-long']);
    expect(wrong({ kind: '' })).to.deep.equal(['unit: unit-without-kind']);
    expect(wrong({ kind: 'percent', baseline: '142' })).to.deep.equal(['baseline: value-out-of-range']);
    expect(wrong({ statement: 'é'.repeat(501), unit: 'u'.repeat(41) })).to.deep.equal(['statement: too-many-characters', 'unit: too-many-characters']);
    expect(wrong({ statement: '👩‍👩‍👧‍👦'.repeat(500) }), 'a family counts as one').to.deep.equal([]);
  });
  it('GT-13 other terms want a reason, a new goal does not', () => {
    for (const purpose of ['revise', 'propose'] as const) expect(wrong({}, { purpose })).to.deep.equal(['reason: missing']);
    for (const purpose of ['new', 'change'] as const) expect(wrong({}, { purpose })).to.deep.equal([]);
    const firstDay = '2026-09-01';
    expect(wrong({ reason: 'r', startsOn: '2026-08-31' }, { purpose: 'revise', firstDay })).to.deep.equal(['startsOn: before-first-day']);
    expect(wrong({ reason: 'r', startsOn: firstDay }, { purpose: 'revise', firstDay })).to.deep.equal([]);
    expect(wrong({ reason: 'r'.repeat(1001) }, { purpose: 'revise' })).to.deep.equal(['reason: too-many-characters']);
  });
  it('GT-01 a goal is set in the name of those for whom the viewer may speak', () => {
    expect(toOrigin({ origin: 'iep' }, ['school', 'iep'])).to.equal('iep');
    expect(toOrigin({ origin: 'iep' }, ['home'])).to.equal('home');
    expect(toOrigin({}, ['student'])).to.equal('student');
  });
  it('GT-01 a name of a later contract opens as something that this version knows, and nothing throws', () => {
    const later = formOf({ ...toTerms(form, context), domain: 'arts', measure: { kind: 'mood', unit: 'm' } }, '2027-01-01', 'en');
    expect(later).to.include({ domain: 'arts', kind: 'mood', reviewOn: '2027-01-01' });
    expect(wrongFields(later, context)).to.deep.equal([{ field: 'unit', trouble: 'unit-without-kind' }]);
    const kinds: readonly string[] = measureKinds;
    expect(kinds.includes(toTerms({ ...later, kind: 'score' }, context).measure!.kind)).to.equal(true);
  });
});
