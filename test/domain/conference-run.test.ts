import { expect } from 'chai';
import fc from 'fast-check';
import { proposeRun, type ConferenceRun, type RunSlot, type RunTerms, type RunWish } from '../../src/domain/conference-run.js';
import { overlapping } from '../../src/domain/booking-window.js';

const start = Date.parse('2026-11-30T15:00:00Z');
const minute = (count: number): string => new Date(start + count * 60_000).toISOString();
const slot = (hostId: string, from: number, length = 10, free = 1): RunSlot => ({
  id: `${hostId}-${String(from).padStart(3, '0')}`,
  hostId,
  startsAt: minute(from),
  endsAt: minute(from + length),
  free,
});
const wish = (hostId: string, studentId = 'maya'): RunWish => ({ studentId, hostId });
const terms: RunTerms = { earliest: minute(0), latest: minute(600), travelMinutes: 0 };
const ids = ({ items }: ConferenceRun): string[] => items.map(({ slotId }) => slotId);

type Score = readonly [met: number, waited: number, began: number];
const NOTHING: Score = [0, 0, 0];
const beats = (a: Score, b: Score): boolean => a[0] > b[0] || (a[0] === b[0] && (a[1] < b[1] || (a[1] === b[1] && a[2] < b[2])));

/** Minutes from the first meeting to the last that are no meeting. */
function scoreOf(evening: readonly RunSlot[]): Score {
  const sorted = [...evening].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  if (!sorted.length) return NOTHING;
  const met = sorted.reduce((sum, { startsAt, endsAt }) => sum + Date.parse(endsAt) - Date.parse(startsAt), 0);
  const began = Date.parse(sorted[0]!.startsAt);
  return [sorted.length, (Date.parse(sorted.at(-1)!.endsAt) - began - met) / 60_000, began];
}

const isAllowed = (one: RunSlot, evening: readonly RunSlot[], { earliest, latest, travelMinutes, meetings = [] }: RunTerms): boolean =>
  one.free > 0 && one.startsAt >= earliest && one.endsAt <= latest && !overlapping(one, evening, travelMinutes) && !overlapping(one, meetings, travelMinutes);

/** Every way there is, tried one after the other. */
function bruteForce(wishes: readonly RunWish[], slots: readonly RunSlot[], given: RunTerms): Score {
  const [first, ...rest] = wishes;
  const go = ([wished, ...others]: readonly RunWish[], evening: readonly RunSlot[]): Score => {
    if (!wished) return scoreOf(evening);
    let best = go(others, evening);
    for (const one of slots) {
      if (one.hostId !== wished.hostId || !isAllowed(one, evening, given)) continue;
      const score = go(others, [...evening, one]);
      if (beats(score, best)) best = score;
    }
    return best;
  };
  return first ? go([first, ...rest], []) : NOTHING;
}

const hosts = ['lee', 'kim', 'roy', 'zia'];
const someSlots = (unit: number) =>
  fc
    .uniqueArray(
      fc.record({
        host: fc.constantFrom(...hosts),
        at: fc.integer({ min: 0, max: 12 }),
        long: fc.integer({ min: 1, max: 3 }),
        free: fc.integer({ min: 0, max: 2 }),
      }),
      {
        maxLength: 12,
        selector: ({ host, at }) => `${host}${at}`,
      },
    )
    .map((some) => some.map(({ host, at, long, free }) => slot(host, at * unit, long * unit, free)));
const someWishes = fc.uniqueArray(fc.record({ hostId: fc.constantFrom(...hosts), studentId: fc.constantFrom('maya', 'leo') }), {
  maxLength: 4,
  selector: ({ hostId, studentId }) => hostId + studentId,
});
const someTerms = fc
  .record({
    from: fc.integer({ min: 0, max: 20 }),
    until: fc.integer({ min: 30, max: 80 }),
    travelMinutes: fc.integer({ min: 0, max: 12 }),
    busy: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  })
  .map(({ from, until, travelMinutes, busy }): RunTerms => ({
    earliest: minute(from),
    latest: minute(until),
    travelMinutes,
    meetings: busy === undefined ? [] : [slot('elsewhere', busy)],
  }));

describe('domain/conference-run', () => {
  it('CS-10 one meeting after the other, as early as can be', () => {
    const slots = [slot('lee', 0), slot('lee', 10), slot('kim', 10), slot('kim', 20)];
    expect(ids(proposeRun([wish('lee'), wish('kim')], slots, terms))).to.deep.equal(['lee-000', 'kim-010']);
  });

  it('CS-10 rather later than with a wait between', () => {
    const slots = [slot('lee', 0), slot('lee', 40), slot('kim', 50)];
    const run = proposeRun([wish('lee'), wish('kim')], slots, terms);
    expect(ids(run)).to.deep.equal(['lee-040', 'kim-050']);
    expect(run.waitingMinutes).to.equal(0);
  });

  it('CS-10 of evenings that wait alike the one that begins first, however long its meetings are', () => {
    const two = [slot('lee', 15), slot('kim', 25), slot('lee', 0, 30), slot('kim', 30)];
    expect(ids(proposeRun([wish('lee'), wish('kim')], two, terms))).to.deep.equal(['lee-000', 'kim-030']);
    // Both are on time for the third teacher, after 17 minutes of waiting in all.
    const three = [slot('lee', 20), slot('kim', 30, 13), slot('lee', 0, 33), slot('kim', 40), slot('roy', 60)];
    expect(ids(proposeRun([wish('lee'), wish('kim'), wish('roy')], three, terms))).to.deep.equal(['lee-000', 'kim-040', 'roy-060']);
  });

  it('CS-10 rather with a wait than without one of the teachers', () => {
    const run = proposeRun([wish('lee'), wish('kim')], [slot('lee', 0), slot('kim', 60)], terms);
    expect(ids(run)).to.deep.equal(['lee-000', 'kim-060']);
    expect(run.waitingMinutes).to.equal(50);
    expect(run.left).to.deep.equal([]);
  });

  it('CS-11 leaves time for the way to another teacher, and none to the same', () => {
    const slots = [slot('lee', 0), slot('lee', 10), slot('kim', 20), slot('kim', 25)];
    const run = proposeRun([wish('lee'), wish('lee', 'leo'), wish('kim')], slots, { ...terms, travelMinutes: 5 });
    expect(ids(run)).to.deep.equal(['lee-000', 'lee-010', 'kim-025']);
    expect(run.waitingMinutes).to.equal(5);
  });

  it('CS-12 brothers and sisters come one after the other, in the order in which they are wished for', () => {
    const run = proposeRun([wish('lee', 'leo'), wish('lee', 'maya')], [slot('lee', 0), slot('lee', 10), slot('lee', 40)], terms);
    expect(run.items.map(({ studentId, slotId }) => [studentId, slotId])).to.deep.equal([
      ['leo', 'lee-000'],
      ['maya', 'lee-010'],
    ]);
  });

  it('CS-10 keeps between the earliest and the latest, clear of what is booked, off full slots', () => {
    const slots = [slot('lee', 0), slot('lee', 10, 10, 0), slot('lee', 20), slot('lee', 30), slot('lee', 40)];
    const given = { ...terms, earliest: minute(5), latest: minute(40), meetings: [slot('kim', 15)] };
    expect(ids(proposeRun([wish('lee')], slots, given))).to.deep.equal(['lee-030']);
    expect(ids(proposeRun([wish('lee')], slots, { ...given, latest: minute(39) }))).to.deep.equal([]);
  });

  it('CS-10 says what could not be had', () => {
    const run = proposeRun([wish('lee'), wish('kim')], [slot('lee', 0), slot('kim', 5)], terms);
    expect(ids(run)).to.deep.equal(['lee-000']);
    expect(run.left).to.deep.equal([wish('kim')]);
    expect(proposeRun([], [slot('lee', 0)], terms)).to.deep.equal({ items: [], left: [], waitingMinutes: 0, proven: true });
  });

  it('CS-10 nothing better exists: every way was tried (brute force)', () => {
    fc.assert(
      fc.property(someWishes, fc.constantFrom(5, 10).chain(someSlots), someTerms, (wishes, slots, given) => {
        const run = proposeRun(wishes, slots, given);
        const chosen = run.items.map(({ slotId }) => slots.find(({ id }) => id === slotId)!);
        chosen.forEach((one, index) => expect(isAllowed(one, chosen.slice(0, index), given), one.id).to.equal(true));
        expect(scoreOf(chosen)).to.deep.equal(bruteForce(wishes, slots, given));
        expect(run.waitingMinutes).to.equal(scoreOf(chosen)[1]);
        const key = ({ hostId, studentId }: RunWish): string => `${hostId} ${studentId}`;
        expect([...run.items, ...run.left].map(key).sort()).to.deep.equal(wishes.map(key).sort());
        expect(run.proven).to.equal(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('CS-10 a whole evening that was found is given up for a later one that waits less (brute force)', () => {
    const later = [slot('lee', 0), slot('kim', 20), slot('roy', 40), slot('lee', 60), slot('kim', 75), slot('roy', 90)];
    const wishes = ['lee', 'kim', 'roy'].map((host) => wish(host));
    expect(ids(proposeRun(wishes, later, { ...terms, travelMinutes: 5 }))).to.deep.equal(['lee-060', 'kim-075', 'roy-090']);
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 6 });
    fc.assert(
      fc.property(starts, starts, starts, fc.integer({ min: 0, max: 9 }), (lee, kim, roy, travelMinutes) => {
        const slots = Object.entries({ lee, kim, roy }).flatMap(([host, some]) => some.map((at) => slot(host, at * 5)));
        const run = proposeRun(wishes, slots, { ...terms, travelMinutes });
        expect(scoreOf(run.items.map(({ slotId }) => slots.find(({ id }) => id === slotId)!))).to.deep.equal(
          bruteForce(wishes, slots, { ...terms, travelMinutes }),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('CS-10 the order in which the slots came makes no difference', () => {
    fc.assert(
      fc.property(someWishes, someSlots(5), someTerms, fc.integer({ min: 1, max: 11 }), (wishes, slots, given, turn) => {
        const turned = [...slots.slice(turn), ...slots.slice(0, turn)].reverse();
        expect(proposeRun(wishes, turned, given)).to.deep.equal(proposeRun(wishes, slots, given));
      }),
    );
  });

  const many = (names: readonly string[], each: number): RunSlot[] =>
    names.flatMap((name, shift) => Array.from({ length: each }, (_, index) => slot(name, index * 10 + (shift % 3))));
  const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `host-${index}`);

  it('CS-10 six teachers with sixty slots each, one child or three', () => {
    const given = { ...terms, travelMinutes: 8 };
    for (const students of [['maya'], ['maya', 'leo', 'mia']]) {
      const run = proposeRun(
        names(6).flatMap((name) => students.map((student) => wish(name, student))),
        many(names(6), 60),
        given,
      );
      expect(run.items).to.have.length(6 * students.length);
      expect(run.proven).to.equal(true);
    }
  });

  it('CS-10 where not everything can be tried it still finds a whole evening, and says so', () => {
    const run = proposeRun(
      names(18).map((name) => wish(name)),
      many(names(18), 40),
      { ...terms, travelMinutes: 8 },
    );
    expect(run.proven).to.equal(false);
    expect(run.items).to.have.length(18);
    run.items.forEach((one, index) => expect(overlapping(one, run.items.slice(0, index), 8)).to.equal(undefined));
  });
});
