import { expect } from 'chai';
import type { GoalPointBody } from '../../../src/contract/goal-point.js';
import { idOf } from '../../support/check-ins.js';
import { goalOf, goalPoint, readingPoints, readingTerms, revision } from '../../support/goals.js';
import { all, control, hasControl, one, settled, textOf, type } from '../../support/inside.js';
import { goalSession, mountTracker, mountTrackerOn, pointPlace } from '../../support/mount-tracker.js';

const press = async (tracker: Element, element: HTMLElement): Promise<void> => {
  element.click();
  await settled(tracker);
};
const write = async (tracker: Element, value: string, on?: string): Promise<void> => {
  type(one<HTMLInputElement>(tracker, '#value'), value);
  if (on !== undefined) type(one<HTMLInputElement>(tracker, '#on'), on);
  await settled(tracker);
};
const send = (tracker: Element): Promise<void> => press(tracker, one(tracker, '.point-form .primary'));
const sentence = (tracker: Element): string => one(tracker, '.progress').textContent.replace(/\s+/g, ' ').trim();
const drawn = (tracker: Element) => one<HTMLElementTagNameMap['flywheel-goal-chart']>(tracker, 'flywheel-goal-chart').points;

describe('flywheel-goal-tracker', () => {
  it('GT-10 GT-17 says in a sentence how it goes, and what the plan is', async () => {
    const { tracker } = await mountTracker();
    expect(sentence(tracker)).to.match(
      /^In 5 weeks it went from 27 to 33 words per minute: about 1\.\d more each week\. The plan is 2 more each week, to reach 64 words per minute by January 26, 2026\./,
    );
  });

  it('GT-12 says that there is not enough data, and guesses nothing', async () => {
    const { tracker } = await mountTracker({ points: readingPoints().slice(0, 2) });
    expect(sentence(tracker)).to.equal(
      'The newest point is 26 words per minute, on September 22, 2025. That is not enough data yet to see which way it goes: one more on another day, and it is.',
    );
    const empty = await mountTracker({ points: [] });
    expect(sentence(empty.tracker)).to.equal('Nothing has been measured yet. The first point starts the picture.');
    expect(all(empty.tracker, 'flywheel-goal-chart')).to.have.length(0);
  });

  it('GT-02 X-06 adds a point in two presses, and draws it as waiting until the API has it', async () => {
    const { tracker, ports } = await mountTracker();
    const heard: string[] = [];
    tracker.addEventListener('flywheel-goal-point-queued', () => heard.push('queued'));
    tracker.addEventListener('flywheel-goal-point-sent', (event) => heard.push(`sent ${event.goalId}`));
    await write(tracker, '35');
    await send(tracker);
    expect(ports.outbox.current.map(({ operationId, params, body }) => ({ operationId, params, body }))).to.deep.equal([
      { operationId: 'goal-points.add', params: { student: idOf(1), goal: idOf(700) }, body: { on: '2025-10-20', value: 35, note: null, language: 'en' } },
    ]);
    expect(
      drawn(tracker)
        .filter(({ waiting }) => waiting)
        .map(({ value, voice }) => ({ value, voice })),
    ).to.deep.equal([{ value: 35, voice: 'home' }]);
    expect(ports.drafts.at(pointPlace)).to.equal(undefined);
    ports.outbox.deliver();
    await settled(tracker);
    expect(
      drawn(tracker)
        .filter(({ value }) => value === 35)
        .map(({ waiting }) => waiting),
    ).to.deep.equal([false]);
    expect(heard).to.deep.equal(['queued', `sent ${idOf(700)}`]);
  });

  it('GT-02 says in words what is wrong before anything is sent', async () => {
    const { tracker, ports } = await mountTracker();
    const said = async (value: string, on = '2025-10-20'): Promise<string> => {
      await write(tracker, value, on);
      await send(tracker);
      return one(tracker, '#problems').textContent.replace(/\s+/g, ' ').trim();
    };
    await send(tracker);
    expect(one(tracker, '#problems').textContent).to.contain('Write a number.');
    expect(await said('many')).to.equal('“many” is not one number. Write it in digits.');
    expect(await said('-3')).to.equal('This can be from 0 to 100,000.');
    expect(await said('30', '2025-09-07')).to.contain('This goal begins on September 8, 2025.');
    expect(await said('30', '2025-10-21')).to.contain('This day is still to come.');
    expect(ports.outbox.current).to.deep.equal([]);
  });

  it('GT-02 asks whether a value far from all others is right, and takes yes for an answer', async () => {
    const { tracker, ports } = await mountTracker();
    await write(tracker, '99999');
    await send(tracker);
    expect(one(tracker, '.asked').textContent).to.contain('Is 99999 right?');
    expect(ports.outbox.current).to.have.length(0);
    await press(tracker, control(tracker, 'Yes, it is right'));
    await send(tracker);
    expect((ports.outbox.current[0]!.body as unknown as GoalPointBody).value).to.equal(99999);
  });

  it('X-13 names who will read a point before it is sent', async () => {
    const { tracker } = await mountTracker();
    expect(one(tracker, '.readers-line').textContent.trim()).to.equal(
      'Maya Thompson, Ms Rivera, Mr Chen, and another adult in Maya Thompson’s family will read this.',
    );
  });

  it('GT-16 asks the team a question on the day when four points lie away from the line, and never says "below"', async () => {
    const four = [...readingPoints(), goalPoint('2025-10-27', 30), goalPoint('2025-11-03', 31)];
    const { tracker } = await mountTracker({ points: four, now: '2025-11-03T19:00:00Z' });
    expect(one(tracker, '.notice').textContent).to.contain('Want to talk about a change?');
    expect(textOf(tracker)).not.to.match(/below|behind|fail|not met/i);
    const before = await mountTracker({ points: readingPoints().slice(0, 3), now: '2025-10-01T19:00:00Z' });
    expect(all(before.tracker, '.notice')).to.have.length(0);
  });

  it('GT-06 speaks of what is likely only with four points and six weeks behind it', async () => {
    const { tracker } = await mountTracker();
    expect(sentence(tracker)).to.match(/likely to be about \d+(\.\d)? words per minute on January 26, 2026/);
    const early = await mountTracker({ now: '2025-10-13T19:00:00Z', points: readingPoints().slice(0, 5) });
    expect(sentence(early.tracker)).not.to.contain('likely');
  });

  it('GT-14 lets one look at the points of home, school or student alone; the sentence counts all', async () => {
    const { tracker } = await mountTracker();
    const before = sentence(tracker);
    const boxes = all<HTMLInputElement>(tracker, '.tools .chip input');
    expect(all(tracker, '.tools .chip').map((chip) => chip.textContent.trim())).to.deep.equal(['Family', 'School', 'Maya Thompson']);
    await press(tracker, boxes[1]!);
    expect(one<HTMLElementTagNameMap['flywheel-goal-chart']>(tracker, 'flywheel-goal-chart').voices).to.deep.equal(['home', 'student']);
    expect(sentence(tracker)).to.equal(before);
  });

  it('GT-02 shows the same points as a table on a press', async () => {
    const { tracker } = await mountTracker();
    await press(tracker, control(tracker, 'Show as table'));
    await customElements.whenDefined('flywheel-goal-table');
    await settled(tracker);
    expect(all(tracker, 'tbody tr')).to.have.length(6);
    expect(all(tracker, 'flywheel-goal-chart')).to.have.length(0);
    expect(hasControl(tracker, 'Show as table'), 'the press says what it does now').to.equal(false);
    await press(tracker, control(tracker, 'Show as chart'));
    expect([all(tracker, 'flywheel-goal-chart').length, all(tracker, 'flywheel-goal-table').length]).to.deep.equal([1, 0]);
  });

  it('corrects and takes back a point of one’s own, and nobody else’s', async () => {
    const own = goalPoint('2025-10-18', 30, { voice: 'home', author: { id: idOf(2), name: 'Ana Thompson' }, version: 3 });
    const { tracker, ports } = await mountTracker({ points: [...readingPoints().filter(({ author }) => author.id !== idOf(2)), own] });
    await press(tracker, control(tracker, 'Correct my point'));
    await press(tracker, control(tracker, /^Correct October 18, 2025/));
    expect(one<HTMLInputElement>(tracker, '#value').value).to.equal('30');
    await write(tracker, '31');
    await send(tracker);
    expect(ports.outbox.current.at(-1)).to.deep.include({ operationId: 'goal-points.change', version: 3 });
    ports.outbox.deliver();
    await settled(tracker);
    await press(tracker, control(tracker, /^Take back October 18, 2025/));
    await press(tracker, control(tracker, 'Take it back'));
    expect(ports.outbox.current.at(-1)).to.deep.include({ operationId: 'goal-points.remove', version: 4 });
    expect(drawn(tracker).some(({ id }) => id === own.id)).to.equal(false);
  });

  it('X-01 X-03 has the words again after a failed send is opened, and after a reload', async () => {
    const { tracker, ports } = await mountTracker();
    await write(tracker, '34');
    await send(tracker);
    ports.outbox.park();
    await settled(tracker);
    expect(textOf(tracker)).to.contain('This could not be sent. Nothing is lost.');
    await press(tracker, control(tracker, 'Open again'));
    expect(one<HTMLInputElement>(tracker, '#value').value).to.equal('34');
    tracker.remove();
    const again = await mountTrackerOn(ports);
    expect(one<HTMLInputElement>(again.tracker, '#value').value).to.equal('34');
    expect(textOf(again.tracker)).to.contain('Your words from');
  });

  it('X-07 shows both versions of a point that was changed on another device, and asks', async () => {
    const own = goalPoint('2025-10-18', 30, { voice: 'home', author: { id: idOf(2), name: 'Ana Thompson' } });
    const { tracker, ports } = await mountTracker({ points: [own] });
    await press(tracker, control(tracker, 'Correct my point'));
    await press(tracker, control(tracker, /^Correct October 18/));
    await write(tracker, '31');
    await send(tracker);
    const there = { ...own, value: 32, version: 5 };
    const id = ports.outbox.current[0]!.id;
    ports.outbox.change(id, {
      state: 'conflict',
      trouble: { type: 'stale-version', problem: { type: 'stale-version', title: '', status: 412, current: there } },
    });
    await settled(tracker);
    expect(one(tracker, '.notice').textContent).to.contain('31 words per minute').and.contain('32 words per minute');
    await press(tracker, control(tracker, 'Use what I wrote here'));
    expect(ports.outbox.current.map(({ operationId, version, body }) => ({ operationId, version, value: (body as { value?: number }).value }))).to.deep.equal([
      { operationId: 'goal-points.change', version: 5, value: 31 },
    ]);
  });

  it('GT-19 shows what is missing to those who decide, and to nobody else', async () => {
    const goal = goalOf({ endsOn: null, baseline: null, probes: [] });
    const { tracker } = await mountTracker({ goals: [goal] });
    expect(all(tracker, '.hints li').map((hint) => hint.textContent.trim())).to.deep.equal(['No starting value yet', 'No end date yet']);
    const other = await mountTracker({ goals: [{ ...goal, mayDecide: false }] });
    expect(all(other.tracker, '.hints')).to.have.length(0);
  });

  it('GT-11 lets one choose a level by what it looks like, and reckons one figure of several scales for adults', async () => {
    const scale = ['Never', 'With help', 'Alone, once a day', 'Alone, most of the day', 'Helps others'];
    const terms = { ...readingTerms, measure: { kind: 'attainment', unit: 'level' }, scale, baseline: -1, target: 0, probes: [] };
    const goals = [goalOf({}, { revisions: [revision(1, terms)] }), goalOf({}, { id: idOf(701), revisions: [revision(1, terms)] })];
    const points = [goalPoint('2025-10-01', 1), goalPoint('2025-10-01', 0, { goalId: idOf(701) })];
    const { tracker, ports } = await mountTracker({ goals, points });
    expect(textOf(tracker)).to.contain('The newest level is +1: Alone, most of the day. ');
    await import('../../../src/widgets/goal-tracker/together-word.js');
    await settled(tracker);
    expect(one(tracker, '.together').textContent).to.contain('T = 56');
    await press(tracker, all(tracker, '.level input')[0]!);
    await press(tracker, all(tracker, '.point-form .primary')[0]!);
    expect((ports.outbox.current[0]!.body as unknown as GoalPointBody).value).to.equal(-2);
    const student = await mountTracker({ goals, points, session: goalSession('student') });
    expect(all(student.tracker, '.together')).to.have.length(0);
  });

  it('GT-11 calls a level by its name while it waits to be sent, and among one’s own points', async () => {
    const scale = ['Never', 'With help', 'Alone, once a day', 'Alone, most of the day', 'Helps others'];
    const terms = { ...readingTerms, measure: { kind: 'attainment', unit: 'level' }, scale, baseline: -1, target: 0, probes: [] };
    const own = goalPoint('2025-10-18', 1, { voice: 'home', author: { id: idOf(2), name: 'Ana Thompson' } });
    const { tracker, ports } = await mountTracker({ goals: [goalOf({}, { revisions: [revision(1, terms)] })], points: [own] });
    await press(tracker, control(tracker, 'Correct my point'));
    expect(hasControl(tracker, /^Correct October 18, 2025: Level \+1$/)).to.equal(true);
    await press(tracker, all(tracker, '.level input')[2]!);
    await press(tracker, all(tracker, '.point-form .primary')[0]!);
    ports.outbox.fail();
    ports.access.set({ offline: true });
    await settled(tracker);
    expect(textOf(tracker)).to.match(/October 20, 2025: Level 0/);
    expect(textOf(tracker))
      .to.contain('to Level 0 on January 26, 2026')
      .and.not.to.match(/\d level/);
  });

  it('speaks to the student as "you", and to who does not read yet with a picture', async () => {
    const { tracker } = await mountTracker({ session: goalSession('student') });
    expect(sentence(tracker)).to.match(/^In 5 weeks you went from 27 to 33 words per minute/);
    const small = await mountTracker({ session: goalSession('student', { ageBand: 'pre-reader' }) });
    expect(sentence(small.tracker)).to.equal('Now: 33 words per minute. You are on the way to 64.');
    await import('../../../src/widgets/goal-tracker/growth-picture.js');
    await settled(small.tracker);
    expect(all<SVGElement>(small.tracker, '.growth')).to.have.length(1);
    expect(all(small.tracker, 'flywheel-goal-chart, .notice')).to.have.length(0);
  });

  it('says at the first visit what this is for, to each what they can do', async () => {
    const { tracker } = await mountTracker({ goals: [], points: [] });
    expect(textOf(tracker)).to.contain('One sentence about what to work towards is enough to begin');
    expect(hasControl(tracker, 'Set a goal')).to.equal(true);
    const reading = await mountTracker({ goals: [], points: [], session: goalSession('family-viewer') });
    expect(textOf(reading.tracker)).to.contain('Their family and teachers can set one.');
    expect(hasControl(reading.tracker, 'Set a goal')).to.equal(false);
  });

  it('folds goals that are over, and reads their points only when they are opened', async () => {
    const over = goalOf(
      { statement: 'Maya ties her shoes.' },
      { id: idOf(702), status: 'met', ending: { reason: null, by: goalOf().author, at: '2025-10-01T12:00:00.000Z' } },
    );
    const { tracker, ports } = await mountTracker({ goals: [goalOf(), over] });
    expect(textOf(tracker)).not.to.contain('ties her shoes');
    const asked = (): number => ports.reader.asked.filter((id) => id === 'goal-points.list').length;
    expect(asked()).to.equal(1);
    await press(tracker, control(tracker, '1 goal that is over'));
    expect(textOf(tracker)).to.contain('Maya ties her shoes.').and.contain('Met');
    expect(asked()).to.equal(2);
    expect(all(tracker, '.point-form')).to.have.length(1);
  });

  it('reads 2,000 points in pages, and each of them is drawn', async () => {
    const many = Array.from({ length: 2000 }, (_, i) =>
      goalPoint(`2025-09-${String(8 + (i % 22)).padStart(2, '0')}`, 20 + (i % 40), { createdAt: new Date(1e12 + i).toISOString() }),
    );
    const { tracker, ports } = await mountTracker({ points: many });
    expect(ports.reader.asked.filter((id) => id === 'goal-points.list')).to.have.length(10);
    expect(new Set(drawn(tracker).map(({ id }) => id)).size).to.equal(2000);
    tracker.remove();
    await settled(document.body);
    expect(ports.reader.watchers).to.equal(0);
  });

  it('X-11 lets an adult of two choose whose goals they see', async () => {
    const { tracker } = await mountTracker();
    const list = one<HTMLSelectElement>(tracker, '#whose');
    list.value = idOf(6);
    list.dispatchEvent(new Event('change'));
    await settled(tracker);
    expect(textOf(tracker)).to.contain('Leo Thompson has no goal here yet.').and.not.contain('64 words');
  });

  it('falls back from values that it does not know, and tells the developer', async () => {
    const warned: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warned.push(text);
    try {
      await import('../../../src/widgets/goal-tracker/tracker-settings.js');
      const { tracker } = await mountTracker({}, { method: 'crystal-ball' as 'theil-sen', ruleLast: -1 });
      await settled(tracker);
      expect(sentence(tracker)).to.contain('In 5 weeks');
    } finally {
      console.warn = warn;
    }
    expect(warned).to.have.length(2);
    expect(warned[0]).to.match(/^flywheel: .*method="crystal-ball"; "theil-sen" is used/);
  });
});
