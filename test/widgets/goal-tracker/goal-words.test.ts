import { expect } from 'chai';
import fc from 'fast-check';
import { standingOfGoal } from '../../../src/domain/goal-standing.js';
import { progressWords, questionWords, type Listener } from '../../../src/widgets/goal-tracker/goal-words.js';
import { goalOf, goalPoint, phaseChange, readingPoints } from '../../support/goals.js';

const adult: Listener = { reader: 'adult', locale: 'en', trendMinimum: 3, ruleLast: 4 };
const today = '2025-10-20';
const said = (points = readingPoints(), listener = adult, goal = goalOf(), on = today): string =>
  progressWords(standingOfGoal(goal, points, on), listener)
    .join(' ')
    .replace(/\s/g, ' ');
const line = (values: readonly number[]) =>
  values.map((value, week) => goalPoint(`2025-${week < 3 ? '09' : '10'}-${[15, 22, 29, 6, 13, 20][week]!.toString().padStart(2, '0')}`, value));

describe('the words about a goal', () => {
  it('GT-17 says the same facts to an adult, to the student, and to who does not read yet', () => {
    expect(said()).to.match(/^In 5 weeks it went from 27 to 33 words per minute: about 1\.\d more each week\. The plan is 2 more each week/);
    expect(said(readingPoints(), { ...adult, reader: 'student' })).to.match(
      /^In 5 weeks you went from 27 to 33 words per minute: about 1\.\d more each week\. Your plan: 2 more/,
    );
    expect(said(readingPoints(), { ...adult, reader: 'pre-reader' })).to.equal('Now: 33 words per minute. You are on the way to 64.');
  });

  it('GT-04 mirrors for a goal that goes down', () => {
    const down = goalOf({ direction: 'decrease', baseline: 40, target: 10, probes: [] });
    expect(said(line([38, 36, 34, 32, 30, 28]), adult, down)).to.contain('about 2 fewer each week. The plan is 1.5 fewer each week, to reach 10');
  });

  it('says "the same" for what does not move, and not "0 more"', () => {
    expect(said(line([27, 27, 27, 27, 27, 27]))).to.contain('from 27 to 27 words per minute: about the same each week.');
  });

  it('GT-12 counts what is missing for a trend, and reckons none', () => {
    expect(said([])).to.equal('Nothing has been measured yet. The first point starts the picture.');
    expect(said(line([27]))).to.contain('not enough data yet to see which way it goes: 2 more, and it is.');
    expect(said(line([27, 28]), { ...adult, trendMinimum: 5 }))
      .to.contain('3 more, and it is.')
      .and.not.contain('each week');
  });

  it('GT-08 GT-12 after a change says that nothing was measured since, not that nothing ever was', () => {
    const changed = goalOf({}, { phaseChanges: [phaseChange('2025-10-19', 'Small group')] });
    const before = line([27, 26, 31]);
    expect(said(before, adult, changed)).to.equal('Nothing has been measured since the change on October 19, 2025. The next point starts a new line.');
    expect(said(before, { ...adult, reader: 'student' }, changed)).to.contain('Nothing is here since the change on October 19, 2025.');
  });

  it('GT-06 GT-17 expects nothing any more of a goal whose last day is over', () => {
    const over = '2026-02-02';
    const late = said([...line([27, 31, 35, 39, 43, 47])], adult, goalOf(), over);
    expect(late).to.contain('The plan was 2 more each week, to reach 64 words per minute by January 26, 2026.');
    expect(late).to.contain('The last day is over.');
    for (const words of ['will be', 'likely', 'The plan is']) expect(late).not.to.contain(words);
    expect(said(line([27, 40, 50, 60, 64, 66]), adult, goalOf(), over))
      .to.contain('64 words per minute is reached.')
      .and.not.contain('The last day is over.');
    expect(said(line([27, 31, 35, 39, 43, 47]), adult, goalOf(), '2026-01-26')).to.contain('likely to be met by');
    expect(said(line([27, 31, 35, 39, 43, 47]), { ...adult, reader: 'student' }, goalOf(), over)).to.contain('The plan was');
  });

  it('GT-11 X-20 says a level to who does not read yet in the words of the scale, never as a number', () => {
    const scale = ['Watches from the bench.', 'Stands near a game.', 'Joins when asked', 'Asks to join.', 'Starts a game.'];
    const terms = { measure: { kind: 'attainment', unit: 'level' }, baseline: -2, target: 0, probes: [], scale } as const;
    const reader = { ...adult, reader: 'pre-reader' } as const;
    const goal = goalOf({ ...terms, probes: [] });
    expect(said(line([-2, -1]), reader, goal)).to.equal('Now: Stands near a game. Next: Joins when asked.');
    expect(said(line([-2, -1]), { ...reader, locale: 'zh-Hans' }, goal), 'with the full stop of the language').to.contain('Joins when asked。');
    expect(said(line([-2, -1]), { ...adult, trendMinimum: 9 }, goal), 'below zero with a minus')
      .to.contain('−1')
      .and.not.to.contain('-1');
    expect(said(line([-2, 1]), reader, goal)).to.equal('Now: Asks to join. You are there!');
  });

  it('GT-06 speaks of what is likely to adults only, and only with enough behind it', () => {
    expect(said(line([27, 31, 35, 39, 43, 47]))).to.contain('the goal is likely to be met by January 26, 2026.');
    expect(said(readingPoints(), { ...adult, reader: 'student' })).not.to.contain('likely');
    expect(said(readingPoints().slice(0, 3), adult, goalOf(), '2025-10-01')).not.to.contain('likely');
  });

  it('says that the goal is reached, and then asks for nothing more', () => {
    const points = [...line([40, 50]), goalPoint('2025-10-20', 65)];
    expect(said(points)).to.contain('64 words per minute is reached.').and.not.contain('likely');
  });

  it('GT-16 asks a question where the rule fires, of the team and never of the small child', () => {
    const standing = standingOfGoal(goalOf(), line([26, 26, 26, 26, 26, 26]), today);
    expect(questionWords(standing, adult)).to.deep.equal({
      seen: 'The last 4 points lie away from the planned line.',
      question: 'Want to talk about a change?',
    });
    expect(questionWords(standing, { ...adult, reader: 'student' })?.question).to.equal('Want to talk with your team about a change?');
    expect(questionWords(standing, { ...adult, reader: 'pre-reader' })).to.equal(undefined);
    const ahead = standingOfGoal(goalOf(), line([40, 42, 44, 46, 48, 50]), today);
    expect(questionWords(ahead, { ...adult, ruleLast: undefined })).to.deep.equal({
      seen: 'It goes quicker than planned.',
      question: 'Want to talk about a next step?',
    });
    expect(questionWords(standingOfGoal(goalOf(), [], today), adult)).to.equal(undefined);
  });

  it('never blames, whatever the points are', () => {
    const values = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 6 });
    fc.assert(
      fc.property(values, fc.constantFrom('adult', 'student', 'pre-reader'), (numbers, reader) => {
        const standing = standingOfGoal(goalOf(), line(numbers), today);
        const asked = questionWords(standing, { ...adult, reader });
        const words = [...progressWords(standing, { ...adult, reader }), asked?.seen, asked?.question].join(' ');
        expect(words).not.to.match(/below|behind|fail|should|must|bad|poor|unlikely|undefined|NaN|Infinity/i);
      }),
    );
  });
});
