import { expect } from 'chai';
import type { CheckIn } from '../../../src/contract/check-in.js';
import type { AccessSnapshot } from '../../../src/element/contexts.js';
import { cardState, helpFor, isPreReader, kindsFor, latest, planFor, type Scene } from '../../../src/widgets/check-in-card/card-scene.js';
import { checkIn, idOf, plan, reportPlan } from '../../support/check-ins.js';
import { maya, session, type SampleRole } from '../../support/sample-session.js';

const settings = { mode: 'feelings', studentId: undefined, timeZone: undefined, now: Date.parse('2026-11-18T02:30:00Z') } as const;
const access = (change: Partial<AccessSnapshot> = {}): AccessSnapshot => ({
  status: 'ready',
  session: session('student'),
  capabilities: ['check-ins'],
  studentId: idOf(1),
  locale: 'en',
  timeZone: 'Australia/Sydney',
  offline: false,
  failure: undefined,
  advice: undefined,
  ...change,
});
const scene = (role: SampleRole, change: Partial<typeof settings> = {}): Scene => {
  const state = cardState(access({ session: session(role) }), { ...settings, ...change });
  if (state.kind !== 'ready') throw new Error(state.kind);
  return state.scene;
};
const kind = (change: Partial<AccessSnapshot>, studentId?: string): string => cardState(access(change), { ...settings, studentId }).kind;

describe('card-scene', () => {
  it('says one thing at a time', () => {
    expect(kind({ session: undefined, status: 'loading' })).to.equal('loading');
    expect(kind({ session: undefined, status: 'unreachable' })).to.equal('unreachable');
    expect(kind({ session: undefined, status: 'signed-out' })).to.equal('signed-out');
    expect(kind({ status: 'misconfigured' })).to.equal('misconfigured');
    expect(kind({ capabilities: ['goals'] })).to.equal('not-offered');
    expect(kind({ session: session('guardian', { students: [] }) })).to.equal('no-student');
    expect(kind({ session: session('guardian', { students: [{ ...maya('guardian'), permissions: [] }] }) })).to.equal('not-allowed');
  });

  it('keeps the card where the viewer was known and is signed out, or the API is gone', () => {
    expect(kind({ status: 'signed-out' })).to.equal('ready');
    expect(kind({ offline: true })).to.equal('ready');
  });

  it('shows nobody rather than somebody else where the page names a student whom the viewer may not see', () => {
    expect(kind({}, idOf(999))).to.equal('not-allowed');
  });

  it('X-14 goes on with the next best where a page says a mode or a zone that there is not', () => {
    const { warn } = console;
    console.warn = () => undefined;
    expect(scene('student', { mode: 'mood' as 'feelings', timeZone: 'Mars/Crater' as never })).to.include({ mode: 'feelings', timeZone: 'Australia/Sydney' });
    console.warn = warn;
  });

  it('takes the day from the school’s calendar, wherever reader and device are', () => {
    expect(scene('student').today).to.equal('2026-11-17');
  });

  it('lets each voice write what is theirs, and nobody without the permission', () => {
    expect(kindsFor(scene('student'))).to.deep.equal(['feelings']);
    expect(kindsFor(scene('guardian'))).to.deep.equal(['feelings']);
    expect(kindsFor(scene('family-viewer'))).to.deep.equal([]);
    expect(kindsFor({ ...scene('teacher'), mode: 'check-in-check-out' })).to.deep.equal(['check-in', 'check-out']);
    expect(kindsFor({ ...scene('student'), mode: 'check-in-check-out' })).to.deep.equal(['check-in']);
    expect(kindsFor({ ...scene('guardian'), mode: 'check-in-check-out' })).to.deep.equal([]);
    expect(kindsFor({ ...scene('teacher'), mode: 'daily-report-card' })).to.deep.equal(['report']);
    expect(kindsFor({ ...scene('student'), mode: 'daily-report-card' })).to.deep.equal([]);
  });

  it('finds the plan of the mode and the student only', () => {
    const plans = [reportPlan, { ...plan, studentIds: [idOf(6)] }, plan];
    expect(planFor(plans, { ...scene('teacher'), mode: 'check-in-check-out' })).to.equal(plan);
    expect(planFor([reportPlan], { ...scene('teacher'), mode: 'check-in-check-out' })).to.equal(undefined);
  });

  it('X-20 turns to faces for a student who does not read yet, not for their teacher', () => {
    const early = { ...maya('student'), ageBand: 'pre-reader' as const };
    expect(isPreReader({ ...scene('student'), student: early }, false)).to.equal(true);
    expect(isPreReader({ ...scene('teacher'), student: early }, false)).to.equal(false);
    expect(isPreReader(scene('student'), true)).to.equal(true);
  });

  it('CI-04 has the newest version of each entry, newest entry first', () => {
    const old = checkIn({ createdAt: '2026-11-16T10:00:00.000Z' });
    const young = checkIn({ createdAt: '2026-11-17T10:00:00.000Z' });
    const changed: CheckIn = { ...old, version: 2, feeling: 'happy' };
    expect(latest([old, young], [changed])).to.deep.equal([young, changed]);
    expect(latest([changed], [old])).to.deep.equal([changed]);
  });

  it('CI-06 brings a wish to talk to the adult it names, until it is answered', () => {
    const asked = checkIn({ help: { personId: idOf(4), name: 'Ms Rivera', answeredAt: null } });
    const answered = checkIn({ help: { personId: idOf(4), name: 'Ms Rivera', answeredAt: '2026-11-17T20:00:00.000Z' } });
    expect(helpFor([asked, answered, checkIn()], idOf(4))).to.deep.equal([asked]);
    expect(helpFor([asked], idOf(5))).to.deep.equal([]);
  });
});
