import { expect } from 'chai';
import fc from 'fast-check';
import { isSeatState, next, seatEvents, seatStates, stands, stateOfSlot, type SeatFacts, type SeatState } from '../../src/domain/booking-state.js';

const now = Date.parse('2026-11-22T12:00:00Z');
const soon = now + 60_000;
const past = now - 60_000;
const family: SeatFacts = { by: 'family', nowMs: now, free: 1, startsAtMs: soon, holdExpiresAtMs: soon, changeableUntilMs: soon };
const school: SeatFacts = { ...family, by: 'school' };
const clock: SeatFacts = { ...family, by: 'clock' };

/** Written down a second time, from the list of features: `open -> held -> booked -> …`. */
const legal: Readonly<Record<SeatState, readonly SeatState[]>> = {
  open: ['held', 'full'],
  full: ['open', 'watched'],
  watched: ['full', 'held'],
  held: ['booked', 'cancelled', 'open'],
  booked: ['booked', 'cancelled', 'attended', 'missed'],
  cancelled: [],
  attended: ['attended', 'missed'],
  missed: ['attended', 'missed'],
  unoffered: ['requested'],
  requested: ['countered', 'booked', 'declined'],
  countered: ['booked', 'declined'],
  declined: [],
};

const maybeTime = fc.option(fc.constantFrom(past, now, soon), { nil: undefined });
const facts: fc.Arbitrary<SeatFacts> = fc.record({
  by: fc.constantFrom('family', 'school', 'clock'),
  nowMs: fc.constant(now),
  free: fc.option(fc.integer({ min: -1, max: 2 }), { nil: undefined }),
  obstacle: fc.option(fc.constantFrom('booking-closed', 'limit-reached', 'overlap'), { nil: undefined, freq: 1 }),
  startsAtMs: maybeTime,
  holdExpiresAtMs: maybeTime,
  changeableUntilMs: maybeTime,
});
const walk = fc.array(fc.record({ event: fc.constantFrom(...seatEvents), facts }), { maxLength: 40 });
const problems = ['slot-taken', 'hold-expired', 'booking-closed', 'limit-reached', 'overlap', 'not-allowed'];

describe('domain/booking-state', () => {
  it('CS-01 from a free seat to the meeting', () => {
    expect(next('open', 'hold', family)).to.deep.equal({ state: 'held' });
    expect(next('held', 'confirm', family)).to.deep.equal({ state: 'booked' });
    expect(next('booked', 'attend', { ...school, startsAtMs: now })).to.deep.equal({ state: 'attended' });
    expect(next('booked', 'miss', { ...school, startsAtMs: past })).to.deep.equal({ state: 'missed' });
  });

  it('CS-06 a seat that somebody else was faster to take is slot-taken, never a second booking', () => {
    expect(next('open', 'hold', { ...family, free: 0 })).to.deep.equal({ refused: 'slot-taken' });
    expect(next('full', 'hold', family)).to.deep.equal({ refused: 'slot-taken' });
    expect(next('booked', 'reschedule', { ...family, free: 0 })).to.deep.equal({ refused: 'slot-taken' });
    expect(next('booked', 'reschedule', family)).to.deep.equal({ state: 'booked' });
  });

  it('CS-07 a hold lasts until its moment and not a millisecond longer', () => {
    expect(next('held', 'confirm', { ...family, holdExpiresAtMs: now + 1 })).to.deep.equal({ state: 'booked' });
    expect(next('held', 'confirm', { ...family, holdExpiresAtMs: now })).to.deep.equal({ refused: 'hold-expired' });
    expect(next('held', 'expire', { ...clock, holdExpiresAtMs: now })).to.deep.equal({ state: 'open' });
    expect(next('held', 'expire', { ...clock, holdExpiresAtMs: now + 1 })).to.deep.equal({ refused: 'slot-taken' });
    expect(next('open', 'confirm', family)).to.deep.equal({ refused: 'hold-expired' });
    expect(next('held', 'cancel', { ...family, changeableUntilMs: past })).to.deep.equal({ state: 'cancelled' });
  });

  it('CS-08 within the guard time a family neither moves nor cancels, the school may', () => {
    for (const event of ['cancel', 'reschedule'] as const) {
      expect(next('booked', event, { ...family, changeableUntilMs: now }), event).to.deep.equal({ refused: 'booking-closed' });
      expect(next('booked', event, { ...school, changeableUntilMs: now }).refused, event).to.equal(undefined);
    }
  });

  it('CS-17 CS-19 what was said with a booking may be changed until the meeting begins, also within the guard time; its time stays', () => {
    const late = { ...family, changeableUntilMs: past };
    expect(next('booked', 'amend', { ...late, startsAtMs: now + 1 })).to.deep.equal({ state: 'booked' });
    expect(next('booked', 'amend', { ...late, startsAtMs: now })).to.deep.equal({ refused: 'booking-closed' });
    expect(next('booked', 'amend', { ...school, startsAtMs: past })).to.deep.equal({ state: 'booked' });
    for (const state of ['held', 'cancelled', 'attended', 'missed', 'open'] as const)
      expect(next(state, 'amend', school).refused, state).to.equal('booking-closed');
    expect(next('booked', 'confirm', family), 'what is booked is not booked again').to.deep.equal({ refused: 'booking-closed' });
  });

  it('CS-09 who waits for a full slot is offered what becomes free, as a hold', () => {
    expect(next('full', 'watch', family)).to.deep.equal({ state: 'watched' });
    expect(next('watched', 'offer', clock)).to.deep.equal({ state: 'held' });
    expect(next('watched', 'offer', { ...clock, free: 0 })).to.deep.equal({ refused: 'slot-taken' });
    expect(next('watched', 'unwatch', family)).to.deep.equal({ state: 'full' });
    expect(next('full', 'watch', { ...family, obstacle: 'booking-closed' })).to.deep.equal({ refused: 'booking-closed' });
    expect(next('full', 'watch', { ...family, obstacle: 'limit-reached' })).to.deep.equal({ state: 'watched' });
  });

  it('CS-05 CS-12 CS-21 what stands in the way of a family is the answer it gets', () => {
    for (const obstacle of ['booking-closed', 'limit-reached', 'overlap'] as const) {
      for (const [state, event] of [
        ['open', 'hold'],
        ['booked', 'reschedule'],
        ['unoffered', 'request'],
        ['countered', 'accept'],
      ] as const) {
        expect(next(state, event, { ...family, obstacle }), `${state} ${event}`).to.deep.equal({ refused: obstacle });
      }
    }
  });

  it('CS-22 only the school says what came of it, from the start on, and may say it again where it was wrong', () => {
    expect(next('booked', 'attend', { ...family, startsAtMs: past })).to.deep.equal({ refused: 'not-allowed' });
    expect(next('booked', 'attend', { ...school, startsAtMs: now + 1 })).to.deep.equal({ refused: 'booking-closed' });
    expect(next('missed', 'attend', { ...school, startsAtMs: past })).to.deep.equal({ state: 'attended' });
    expect(['held', 'booked'].every(stands)).to.equal(true);
    expect(seatStates.filter(stands)).to.deep.equal(['held', 'booked']);
  });

  it('CS-25 a time that is asked for is accepted by the one who was asked last; either side may end it', () => {
    expect(next('unoffered', 'request', family)).to.deep.equal({ state: 'requested' });
    expect(next('requested', 'accept', family)).to.deep.equal({ refused: 'not-allowed' });
    expect(next('requested', 'accept', school)).to.deep.equal({ state: 'booked' });
    expect(next('requested', 'counter', school)).to.deep.equal({ state: 'countered' });
    expect(next('countered', 'accept', school)).to.deep.equal({ refused: 'not-allowed' });
    expect(next('countered', 'accept', family)).to.deep.equal({ state: 'booked' });
    for (const state of ['requested', 'countered'] as const)
      for (const who of [family, school]) expect(next(state, 'decline', who)).to.deep.equal({ state: 'declined' });
    expect(next('declined', 'accept', family)).to.deep.equal({ refused: 'booking-closed' });
  });

  it('CS-01 whatever happens in whatever order, no illegal state is reached, and a refusal changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom<SeatState>('open', 'full', 'unoffered'), walk, (start, steps) => {
        let state = start;
        for (const { event, facts: given } of steps) {
          const step = next(state, event, given);
          expect(step).to.deep.equal(next(state, event, given));
          if (step.refused) {
            expect(problems).to.include(step.refused);
            continue;
          }
          expect(legal[state], `${state} ${event}`).to.include(step.state);
          state = step.state!;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('CS-06 CS-07 nobody comes by a seat that is not free, past an obstacle, or on a hold that ran out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...seatStates), fc.constantFrom(...seatEvents), facts, (state, event, given) => {
        const { state: to } = next(state, event, given);
        if (to === 'held') expect((given.free ?? 0) > 0 && !given.obstacle).to.equal(true);
        if (to === 'booked' && state === 'held') expect(given.holdExpiresAtMs).to.be.greaterThan(now);
        if (to === 'booked' && event !== 'confirm') expect(given.obstacle).to.equal(undefined);
        if ((to === 'attended' || to === 'missed') && given.by !== 'school') throw new Error('only the school says what came of it');
        if (to === 'cancelled' && state === 'booked' && given.by === 'family') expect(given.changeableUntilMs).to.be.greaterThan(now);
      }),
      { numRuns: 3000 },
    );
  });

  it('CS-01 every state can be reached, so that none is only a word', () => {
    const reached = new Set<SeatState>(['open', 'unoffered']);
    const at = { startsAtMs: past };
    for (let pass = 0; pass < seatStates.length; pass++)
      for (const state of [...reached])
        for (const event of seatEvents)
          for (const who of [family, school, clock, { ...school, ...at }, { ...clock, holdExpiresAtMs: past }])
            reached.add(next(state, event, who).state ?? state);
    expect([...reached].sort()).to.deep.equal([...seatStates].sort());
  });

  it('CS-01 reads a slot, and knows a word that is no state', () => {
    expect(stateOfSlot({ free: 2, watched: false })).to.equal('open');
    expect(stateOfSlot({ free: 0, watched: false })).to.equal('full');
    expect(stateOfSlot({ free: 0, watched: true })).to.equal('watched');
    expect(isSeatState('booked')).to.equal(true);
    expect(isSeatState('constructor')).to.equal(false);
  });
});
