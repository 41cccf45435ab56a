import { expect } from 'chai';
import fc from 'fast-check';
import { hostsOf, mayMeet } from '../../../src/widgets/conference-scheduler/hosts-of.js';
import { idOf } from '../../support/check-ins.js';
import { chen, rivera, slotOf } from '../../support/conferences.js';

const person = ({ id, name }: typeof rivera) => ({ id, name, role: 'teacher' as const, voice: 'school' as const, takesHelp: false });
const maya = { id: idOf(1), people: [person(rivera)] };
const leo = { id: idOf(6), people: [person(chen)] };
const nurse = { id: idOf(9), name: 'The nurse' };
const of = (host: typeof rivera) => slotOf(1, '2026-11-24T21:00:00.000Z', { host });

describe('whom a student may meet', () => {
  it('CS-12 is their own teacher, not a brother’s; whom nobody knows may be anybody’s', () => {
    expect(mayMeet(maya, [maya, leo], rivera.id)).to.equal(true);
    expect(mayMeet(maya, [maya, leo], chen.id)).to.equal(false);
    expect(mayMeet(maya, [maya, leo], nurse.id)).to.equal(true);
  });

  it('CS-25 CS-10 names strangers only where they offer times that the family sees', () => {
    const conference = { hosts: [rivera, chen, nurse] };
    expect(hostsOf(maya, [maya, leo], conference, []).map(({ name }) => name)).to.deep.equal(['Ms Rivera']);
    expect(hostsOf(maya, [maya, leo], conference, [of(nurse), of(chen)]).map(({ name }) => name)).to.deep.equal(['Ms Rivera', 'The nurse']);
  });

  it('leaves no teacher to nobody: who offers times may be met about one child at least', () => {
    const knows = fc.subarray([rivera, chen, nurse]);
    fc.assert(
      fc.property(knows, knows, (mayas, leos) => {
        const students = [
          { id: idOf(1), people: mayas.map(person) },
          { id: idOf(6), people: leos.map(person) },
        ];
        for (const { id } of [rivera, chen, nurse]) expect(students.some((one) => mayMeet(one, students, id))).to.equal(true);
      }),
    );
  });
});
