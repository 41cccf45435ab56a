import { expect } from 'chai';
import fc from 'fast-check';
import { ageBands } from '../../src/contract/student.js';
import { audienceOfThread, isAlone, type AudienceAsked, type Tied } from '../../src/domain/thread-audience.js';

const tied: Tied[] = [
  { id: 'maya', role: 'student', voice: 'student', household: null },
  { id: 'ana', role: 'guardian', voice: 'home', household: 'one' },
  { id: 'abe', role: 'guardian', voice: 'home', household: 'one' },
  { id: 'ben', role: 'guardian', voice: 'home', household: 'two' },
  { id: 'gus', role: 'family-viewer', voice: 'home', household: 'one' },
  { id: 'ray', role: 'teacher', voice: 'school', household: null },
  { id: 'ida', role: 'admin', voice: 'school', household: null },
];
const asked = (starterId: string, personId: string, more: Partial<AudienceAsked> = {}) =>
  audienceOfThread({ kind: 'direct', tied, starterId, personId, ageBand: 'elementary', guardiansIncluded: ['pre-reader', 'elementary', 'middle'], ...more });

describe('domain/thread-audience', () => {
  it('a teacher and a guardian, whoever begins', () => {
    expect(asked('ray', 'ana').people).to.deep.equal(['ray', 'ana']);
    expect(asked('ana', 'ray').people).to.deep.equal(['ray', 'ana']);
  });
  it('a household is everybody at one home, and never the other one', () => {
    expect(asked('ray', 'abe', { kind: 'household' }).people).to.deep.equal(['ray', 'ana', 'abe']);
    expect(asked('ben', 'ray', { kind: 'household' }).people).to.deep.equal(['ray', 'ben']);
  });
  it('MT-14 the guardians of a younger student are in every thread with the student, those of an older one are not', () => {
    expect(asked('ray', 'maya').people).to.deep.equal(['ray', 'maya', 'ana', 'abe', 'ben']);
    expect(asked('ray', 'maya', { ageBand: 'high' }).people).to.deep.equal(['ray', 'maya']);
  });
  it('MT-13 a student begins nothing, no family writes to a student, and nobody to a stranger', () => {
    expect(asked('maya', 'ray').refused).to.equal('alone');
    expect(asked('ana', 'maya').refused).to.equal('alone');
    expect(asked('ana', 'ben').refused).to.equal('not-staff');
    expect(asked('gus', 'ray').refused).to.equal('not-family');
    expect(asked('ray', 'ida').refused).to.equal('not-family');
    expect(asked('ray', 'gus').refused).to.equal('not-family');
    expect(asked('ray', 'leo').refused).to.equal('stranger');
    expect(asked('ray', 'ray').refused).to.equal('stranger');
    expect(asked('ray', 'maya', { kind: 'household' }).refused).to.equal('not-family');
  });
  it('MT-13 a student with nobody of the staff beside them is alone, and writes nothing', () => {
    expect(isAlone('student', ['student', 'home'])).to.equal(true);
    expect(isAlone('student', ['student', 'school'])).to.equal(false);
    expect(isAlone('home', ['home'])).to.equal(false);
  });
  it('MT-13 whoever begins with whomever: one member of staff, one side of a family, and no student without staff', () => {
    const person = fc.constantFrom(...tied.map(({ id }) => id), 'leo');
    fc.assert(
      fc.property(
        person,
        person,
        fc.constantFrom('direct', 'household'),
        fc.constantFrom(...ageBands),
        fc.subarray([...ageBands]),
        (a, b, kind, ageBand, included) => {
          const { people } = asked(a, b, { kind, ageBand, guardiansIncluded: included });
          if (!people) return;
          const found = people.map((id) => tied.find((one) => one.id === id)!);
          expect(new Set(people).size).to.equal(people.length);
          expect(found.filter(({ voice }) => voice === 'school')).to.have.length(1);
          expect(people).to.include(a).and.to.include(b);
          if (!people.includes('maya')) expect(new Set(found.filter(({ voice }) => voice === 'home').map(({ household }) => household)).size).to.equal(1);
          if (people.includes('maya') && included.includes(ageBand)) expect(people).to.include.members(['ana', 'ben']);
        },
      ),
      { numRuns: 500 },
    );
  });
});
