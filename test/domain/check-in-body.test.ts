import { expect } from 'chai';
import { bodyOf } from '../../src/domain/check-in-body.js';
import { checkIn, idOf, plan, reportPlan } from '../support/check-ins.js';

const cells = (...scores: (number | null)[]) => scores.map((score, i) => ({ expectation: 'safe', period: `p${i}`, score }));

describe('domain/check-in-body', () => {
  it('turns an entry back into what its writer sent, and leaves a kind of a later contract alone', () => {
    const note = { text: 'Hola', language: 'es', translation: { text: 'Hello', language: 'en', by: 'person' as const } };
    const asked = checkIn({ feeling: 'sad', note, help: { personId: idOf(4), name: 'Ms Rivera', answeredAt: null } });
    expect(bodyOf(asked, 'en')).to.deep.include({ kind: 'feelings', feeling: 'sad', note: 'Hola', language: 'es', helpFrom: idOf(4) });
    expect(bodyOf(checkIn({ kind: 'check-out', planId: plan.id, ratings: cells(2) }), 'en')).to.deep.include({ ratings: cells(2), language: 'en', note: null });
    expect(bodyOf(checkIn({ kind: 'report', planId: reportPlan.id, results: [{ behaviour: 'a', met: null }] }), 'en')).to.deep.include({
      results: [{ behaviour: 'a', met: null }],
    });
    expect(bodyOf(checkIn({ kind: 'check-in', planId: plan.id, feeling: 'calm' }), 'en')).to.deep.include({ kind: 'check-in', feeling: 'calm' });
    expect(bodyOf(checkIn({ kind: 'dream', planId: plan.id }), 'en')).to.equal(undefined);
    expect(bodyOf(checkIn({ kind: 'check-out' }), 'en')).to.equal(undefined);
  });
});
