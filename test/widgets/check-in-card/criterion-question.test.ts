import { expect } from 'chai';
import { addDays } from '../../../src/base/days.js';
import type { CheckIn } from '../../../src/contract/check-in.js';
import { checkIn, plan, ratingsOf, reportPlan } from '../../support/check-ins.js';
import { all, hasControl, one, textOf } from '../../support/inside.js';
import { mountCard, type Mounted } from '../../support/mount-card.js';
import { goalSession } from '../../support/mount-tracker.js';
import type { SampleRole } from '../../support/sample-session.js';

const TODAY = '2026-11-17';
/** The last of them yesterday: `kind` words met on the first `met` of them. */
const reports = (met: number, days = 10): CheckIn[] =>
  Array.from({ length: days }, (_, n) =>
    checkIn({ kind: 'report', planId: reportPlan.id, on: addDays(TODAY, -1 - n), results: [{ behaviour: 'kind', met: n < met }] }),
  );
const checkOuts = (met: number): CheckIn[] =>
  Array.from({ length: 10 }, (_, n) =>
    checkIn({ kind: 'check-out', planId: plan.id, on: addDays(TODAY, -1 - n), ratings: ratingsOf(Array<number>(15).fill(n < met ? 2 : 0)) }),
  );
const report = (role: SampleRole, checkIns: readonly CheckIn[], goalsPage = ''): Promise<Mounted> =>
  mountCard({ session: goalSession(role, { one: true }), plans: [reportPlan], checkIns }, { mode: 'daily-report-card', goalsPage });
const question = 'Kind words: yes on 9 of the last 10 days. Want to make it a little harder?';

describe('widgets/check-in-card/criterion-question', () => {
  it('CI-10 a criterion that is nearly always met asks teacher and family whether it may be harder', async () => {
    for (const role of ['teacher', 'guardian'] as const) {
      const { card } = await report(role, reports(9));
      expect(textOf(card), role).to.contain('A question to the team').and.to.contain(question);
    }
  });

  it('CI-10 one that is mostly missed asks whether it may be easier; between them it asks nothing', async () => {
    expect(textOf((await report('teacher', reports(5))).card)).to.contain('Kind words: yes on 5 of the last 10 days. Want to make it a little easier?');
    for (const quiet of [reports(7), reports(9, 9)]) expect(textOf((await report('teacher', quiet)).card)).not.to.contain('A question to the team');
  });

  it('CI-10 CI-14 never asks the student, and says nothing about anybody’s fault', async () => {
    expect(textOf((await report('student', reports(2))).card)).not.to.contain('A question to the team');
    const { card } = await report('guardian', reports(2));
    expect(textOf(one(card, '.notice'))).not.to.match(/fail|bad|missed|should|poor/i);
  });

  it('CI-10 says who decides, and leads to the goals where the page has them and the viewer may', async () => {
    const family = await report('guardian', reports(9));
    expect(textOf(family.card)).to.contain('The school decides this together with you. You can talk with Ms Rivera and Mr Chen.');
    expect(hasControl(family.card, 'Go to the goals')).to.equal(false);
    const { card } = await report('teacher', reports(9), '/goals.html');
    expect(textOf(card)).to.contain('You decide this at school, together with the family.');
    expect(one<HTMLAnchorElement>(card, '.notice a').href).to.equal(new URL('/goals.html', location.href).href);
    const looker = await report('family-viewer', reports(9), '/goals.html');
    expect(hasControl(looker.card, 'Go to the goals')).to.equal(false);
  });

  it('CI-10 a page’s address that runs a script is no way on', async () => {
    const { card } = await report('teacher', reports(9), 'javascript:alert(1)');
    expect(all(card, '.notice a')).to.have.length(0);
  });

  it('CI-10 check-in/check-out asks about its points goal', async () => {
    const show = (met: number): Promise<Mounted> =>
      mountCard({ session: goalSession('teacher', { one: true }), plans: [plan], checkIns: checkOuts(met) }, { mode: 'check-in-check-out' });
    expect(textOf((await show(10)).card)).to.contain('The goal of 80% was reached on 10 of the last 10 days. Want to make it a little harder?');
    expect(textOf((await show(4)).card)).to.contain('The goal of 80% was reached on 4 of the last 10 days. Want to make it a little easier?');
    expect(textOf((await show(7)).card)).not.to.contain('A question to the team');
  });
});
