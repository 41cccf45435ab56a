import { expect } from 'chai';
import fc from 'fast-check';
import { voices } from '../../src/contract/person.js';
import { audienceOf, audiencesFor, helpersOf, readersOf } from '../../src/domain/check-in-audience.js';
import { idOf, people } from '../support/check-ins.js';

describe('domain/check-in-audience', () => {
  it('CI-13 a student may tell home and school, or the school alone', () => {
    expect(audiencesFor('student')).to.deep.equal([
      ['home', 'school', 'student'],
      ['school', 'student'],
    ]);
  });
  it('X-13 an adult may leave the student out, and nobody else', () => {
    for (const adult of ['home', 'school'] as const) {
      expect(audiencesFor(adult)).to.deep.equal([
        ['home', 'school', 'student'],
        ['home', 'school'],
      ]);
    }
  });
  it('X-13 the writer and the school are always among the readers, whatever a draft says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...voices),
        fc.option(fc.array(fc.oneof(fc.constantFrom<string>(...voices), fc.string())), { nil: undefined }),
        (writer, chosen) => {
          const audience = audienceOf(writer, chosen);
          expect(audience).to.include(writer).and.to.include('school');
          expect(audiencesFor(writer)).to.deep.include(audience);
        },
      ),
    );
    expect(audienceOf('student', ['student', 'school'])).to.deep.equal(['school', 'student']);
  });
  it('X-13 names the readers without the viewer, and counts those whose name is not for them', () => {
    const readers = readersOf(['home', 'school'], people, idOf(2));
    expect(readers.named.map(({ name }) => name)).to.deep.equal(['Ms Rivera', 'Mr Chen']);
    expect(readers.unnamed).to.deep.equal({ student: 0, home: 1, school: 0 });
    expect(readers.viewer).to.equal(true);
  });
  it('CI-13 a student who tells the school alone has no reader at home', () => {
    const readers = readersOf(['school', 'student'], people, idOf(1));
    expect(readers.named.every(({ voice }) => voice === 'school')).to.equal(true);
    expect(readers.unnamed.home).to.equal(0);
  });
  it('CI-06 help may be asked of the adults who take it', () => {
    expect(helpersOf([...people, { ...people[0]!, takesHelp: true }]).map(({ name }) => name)).to.deep.equal(['Ms Rivera', 'Mr Chen']);
  });
});
