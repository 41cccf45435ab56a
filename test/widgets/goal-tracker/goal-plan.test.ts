import { expect } from 'chai';
import type { Commitment } from '../../../src/contract/commitment.js';
import type { Goal, GoalProposal } from '../../../src/contract/goal.js';
import type { ProgressReport } from '../../../src/contract/progress-report.js';
import type { Strategy } from '../../../src/contract/strategy.js';
import { idOf } from '../../support/check-ins.js';
import { goalOf, goalPoint, phaseChange, readingPoints, readingTerms, revision, rivera } from '../../support/goals.js';
import { all, control, focused, hasControl, one, settled, textOf, type } from '../../support/inside.js';
import { overflow, tooSmall, violations } from '../../support/mounted.js';
import { mountPart, TODAY, type PartSetting } from '../../support/mount-goal-part.js';
import type { SampleRole } from '../../support/sample-session.js';
import type { ReportOnPaperEvent } from '../../../src/widgets/goal-tracker/goal-events.js';

const at = '2025-10-20T14:00:00.000Z';
const ana = { id: idOf(2), name: 'Ana Thompson' };
const strategy = (part: Partial<Strategy> = {}): Strategy => ({
  id: idOf(801),
  studentId: idOf(1),
  text: 'Read to Leo before bed',
  language: 'en',
  place: 'home',
  goalIds: [idOf(700)],
  voice: 'home',
  author: ana,
  findings: [],
  createdAt: at,
  updatedAt: at,
  version: 1,
  ...part,
});
const commitment = (part: Partial<Commitment> = {}): Commitment => ({
  id: idOf(811),
  studentId: idOf(1),
  goalId: idOf(700),
  voice: 'school',
  author: { id: idOf(4), name: 'Ms Rivera' },
  text: 'send a book home on Fridays',
  language: 'en',
  reviewOn: '2025-11-03',
  state: 'open',
  createdAt: at,
  updatedAt: at,
  version: 2,
  ...part,
});
const proposal = (part: Partial<GoalProposal> = {}): GoalProposal => ({
  id: idOf(821),
  terms: { ...readingTerms, target: 60 },
  reason: 'It is a lot for her',
  by: { ...ana, voice: 'home' },
  at,
  state: 'open',
  decision: null,
  ...part,
});
const report = (part: Partial<ProgressReport> = {}): ProgressReport => ({
  id: idOf(831),
  studentId: idOf(1),
  goalId: idOf(700),
  from: '2025-09-08',
  until: '2025-10-20',
  outlook: 'unlikely',
  basis: { points: 6, requiredPerWeek: 2, actualPerWeek: 1.25, method: 'theil-sen' },
  comment: 'She reads with her voice now.',
  language: 'en',
  author: { id: idOf(4), name: 'Ms Rivera' },
  createdAt: at,
  ...part,
});

async function open(section: string | RegExp, role: SampleRole, goal: Goal = goalOf({}, { points: 6, version: 3 }), setting?: PartSetting) {
  const mounted = await mountPart('flywheel-goal-plan', role, goal, setting);
  await press(mounted.part, section);
  return mounted;
}
const press = async (part: Element, name: string | RegExp): Promise<void> => {
  control(part, name).click();
  await settled(part);
};
const fill = async (part: Element, id: string, value: string): Promise<void> => {
  type(all<HTMLInputElement>(part, `#${id}`).at(-1)!, value);
  await settled(part);
};
type Ports = Awaited<ReturnType<typeof open>>['ports'];
const last = ({ outbox }: Ports) => {
  const { operationId, params, body, version } = outbox.current.at(-1)!;
  return { operationId, params, body: body as Record<string, unknown>, version };
};
const kept = ({ drafts }: Ports, record: string) => drafts.at({ studentId: idOf(1), widget: 'goal-tracker', record });
const [home, will, changes, reports, finish] = [
  'At home and at school',
  'I will',
  /^How this goal has changed/,
  'Progress reports',
  'Finish this goal',
] as const;

describe('widgets/goal-tracker/goal-plan', () => {
  it('GT-15 sections open on a press, and what is closed asks for nothing', async () => {
    const { part, ports } = await mountPart('flywheel-goal-plan', 'teacher', goalOf());
    expect(all(part, '.toggle').map((toggle) => toggle.getAttribute('aria-expanded'))).to.deep.equal(['false', 'false', 'false', 'false', 'false']);
    expect(ports.reader.asked).to.deep.equal([]);
    await press(part, home);
    expect(ports.reader.asked).to.deep.equal(['strategies.list', 'goals.list']);
    await press(part, home);
    expect(all(part, 'flywheel-goal-strategies')).to.deep.equal([]);
  });

  describe('strategies', () => {
    const findings: Strategy['findings'] = [
      { personId: idOf(2), name: 'Ana Thompson', voice: 'home', finding: 'works', at },
      { personId: idOf(4), name: 'Ms Rivera', voice: 'school', finding: 'does-not', at },
    ];
    it('GT-15 shows what each voice found, also where they differ, and that one strategy serves two goals', async () => {
      const lists = {
        'strategies.list': [
          strategy({ findings, goalIds: [idOf(700), idOf(701)] }),
          strategy({ id: idOf(802), text: 'Of another goal', goalIds: [idOf(701)] }),
        ],
      };
      const { part } = await open(home, 'guardian', undefined, { lists });
      for (const words of ['Read to Leo before bed', 'At home', 'It works · You', 'It does not work · Ms Rivera (School)', 'Helps with 2 goals'])
        expect(textOf(part)).to.contain(words);
      expect(textOf(part)).not.to.contain('Of another goal');
    });
    it('GT-15 adds one, kept from the first key, and says what was found', async () => {
      const { part, ports } = await open(home, 'guardian', undefined, { lists: { 'strategies.list': [strategy()] } });
      await fill(part, 'text', 'Quiet corner');
      expect(kept(ports, `strategy-${idOf(700)}`)).to.deep.equal({ text: 'Quiet corner' });
      await press(part, 'At home');
      await press(part, 'Share it');
      expect(last(ports)).to.deep.include({ operationId: 'strategies.create' });
      expect(last(ports).body).to.deep.equal({ text: 'Quiet corner', language: 'en', place: 'home', goalIds: [idOf(700)] });
      expect(textOf(part)).to.contain('Sending… Quiet corner');
      await press(part, 'It works');
      expect(last(ports)).to.deep.include({ operationId: 'strategies.find', params: { student: idOf(1), strategy: idOf(801) }, body: { finding: 'works' } });
      expect(one<HTMLInputElement>(part, 'input[value="works"]').checked).to.equal(true);
    });
    it('X-09 asks for words where there are none, and has a first step where nothing is there', async () => {
      const { part, ports } = await open(home, 'student');
      expect(textOf(part)).to.contain('Nothing is written here yet.');
      await press(part, 'Share it');
      expect(textOf(part)).to.contain('Please write what could be tried.');
      expect([focused()?.id, ports.outbox.current.length]).to.deep.equal(['text', 0]);
    });
    it('X-11 loading, and what cannot be read, are said', async () => {
      const { part, ports } = await open(home, 'guardian', undefined, { prepare: ({ reader }) => (reader.silent = true) });
      expect(textOf(part)).to.contain('Loading');
      ports.reader.silent = false;
      ports.reader.refresh();
      await settled(part);
      expect(textOf(part)).not.to.contain('Loading');
    });
  });

  describe('commitments', () => {
    it('GT-15 three equal columns, one for each voice, the student being "You" where the student looks', async () => {
      const lists = {
        'commitments.list': [
          commitment(),
          commitment({ id: idOf(812), voice: 'student', author: { id: idOf(1), name: 'Maya Thompson' }, text: 'read a page', state: 'kept' }),
        ],
      };
      const { part } = await open(will, 'student', undefined, { lists, width: 800 });
      expect(all(part, 'h4').map((title) => textOf(title).replace(/^[A-Z] /, ''))).to.deep.equal(['You', 'Family', 'School']);
      const widths = all(part, '.column').map((column) => Math.round(column.getBoundingClientRect().width));
      expect(Math.max(...widths) - Math.min(...widths)).to.be.lessThan(2);
      for (const words of ['send a book home on Fridays', 'Looked at again on November 3, 2025', 'Done', 'Nothing written yet.'])
        expect(textOf(part)).to.contain(words);
    });
    it('GT-15 says what the viewer will do, with the day of another look', async () => {
      const { part, ports } = await open(will, 'guardian');
      await fill(part, 'text', 'read with her');
      await press(part, 'Say it');
      expect(last(ports)).to.deep.include({ operationId: 'commitments.create' });
      expect(last(ports).body).to.deep.equal({ goalId: idOf(700), text: 'read with her', language: 'en', reviewOn: '2025-11-10' });
    });
    it('GT-15 only one’s own is done or set aside, without a word of blame', async () => {
      const lists = { 'commitments.list': [commitment()] };
      const { part, ports } = await open(will, 'teacher', undefined, { lists });
      await press(part, 'Set it aside');
      expect(last(ports)).to.deep.include({ operationId: 'commitments.change', version: 2 });
      expect(last(ports).body).to.deep.include({ state: 'let-go', text: 'send a book home on Fridays' });
      expect(hasControl(part, 'I did it')).to.equal(false);
      const other = await open(will, 'guardian', undefined, { lists });
      expect(hasControl(other.part, 'I did it')).to.equal(false);
      expect(textOf(other.part)).not.to.match(/fail|miss|broke|late/i);
    });
    it('X-07 a commitment that changed meanwhile is decided again', async () => {
      const { part, ports } = await open(will, 'teacher', undefined, { lists: { 'commitments.list': [commitment()] } });
      await press(part, 'I did it');
      ports.outbox.conflict(commitment({ version: 5 }) as never);
      await settled(part);
      expect(textOf(part)).to.contain('Somebody changed this before yours arrived.');
      await press(part, 'Yes, send it');
      expect(last(ports)).to.deep.include({ version: 5 });
    });
  });

  describe('how the goal has changed', () => {
    const goal = goalOf(
      {},
      {
        points: 6,
        version: 3,
        revisions: [revision(1), revision(2, { target: 70, startsOn: '2025-10-06', endsOn: '2026-03-02' }, 'She is faster')],
        phaseChanges: [phaseChange('2025-09-29', 'partner reading')],
        proposals: [proposal(), proposal({ id: idOf(822), state: 'declined', reason: 'Too easy', decision: { by: rivera, at, reason: 'Let us wait' } })],
      },
    );
    it('GT-13 oldest first, from what to what in words, with reason and author', async () => {
      const { part } = await open(changes, 'guardian', { ...goal, mayDecide: false });
      const list = textOf(one(part, 'ol'));
      for (const words of [
        'Maya reads 64',
        'Changed from October 6, 2025 on',
        '64 → 70',
        'January 26, 2026 → March 2, 2026',
        'She is faster',
        'Ms Rivera (School)',
      ])
        expect(list).to.contain(words);
      expect(list.indexOf('Maya reads 64')).to.be.lessThan(list.indexOf('She is faster'));
      expect(textOf(part)).to.contain('We began “partner reading” on September 29, 2025.');
    });
    it('GT-13 both sides see why: the suggestion and its answer', async () => {
      const { part } = await open(changes, 'guardian', { ...goal, mayDecide: false });
      for (const words of [
        '1 open suggestion',
        'It is a lot for her',
        '70 → 60',
        'Ms Rivera and Mr Chen will decide.',
        'Declined',
        'Too easy',
        'Answer: Let us wait',
      ])
        expect(textOf(part)).to.contain(words);
      expect(hasControl(part, 'Accept')).to.equal(false);
    });
    it('GT-13 an answered suggestion is told as what it changed then, whatever came after', async () => {
      const suggested = '2025-09-20T14:00:00.000Z';
      const later = (number: number, target: number, on: string) => ({ ...revision(number, { target }, 'Because'), at: `${on}T14:00:00.000Z` });
      const revisions = [revision(1), later(2, 60, '2025-09-21'), later(3, 70, '2025-10-06')];
      const accepted = proposal({ at: suggested, state: 'accepted', decision: { by: rivera, at: '2025-09-21T14:00:00.000Z', reason: null } });
      const { part } = await open(changes, 'guardian', { ...goal, revisions, proposals: [accepted], mayDecide: false });
      expect(textOf(one(part, '.proposal')))
        .to.contain('Accepted')
        .and.to.contain('64 → 60');
    });
    it('GT-13 its author takes a suggestion back', async () => {
      const { part, ports } = await open(changes, 'guardian', { ...goal, mayDecide: false });
      await press(part, 'Take it back');
      expect(last(ports)).to.deep.include({ operationId: 'goals.decide', body: { answer: 'withdraw', reason: null }, version: 3 });
    });
    it('GT-13 who decides accepts, or declines with a reason that is kept from the first key', async () => {
      const accepting = await open(changes, 'teacher', goal);
      await press(accepting.part, 'Accept');
      expect(last(accepting.ports)).to.deep.include({ operationId: 'goals.decide', params: { student: idOf(1), goal: idOf(700), proposal: idOf(821) } });
      expect(hasControl(accepting.part, 'Accept'), 'it is on its way').to.equal(false);
      const { part, ports } = await open(changes, 'teacher', goal);
      await press(part, 'Decline');
      await press(part, 'Send this answer');
      expect(textOf(part)).to.contain('Please say why');
      await fill(part, 'reason', 'Let us look in June');
      expect(kept(ports, `goal-decline-${idOf(821)}`)).to.deep.equal({ reason: 'Let us look in June' });
      await press(part, 'Send this answer');
      expect(last(ports).body).to.deep.equal({ answer: 'decline', reason: 'Let us look in June' });
    });
    it('GT-08 marks the day on which something began', async () => {
      const { part, ports } = await open(changes, 'teacher', goalOf({}, { points: 6 }));
      await fill(part, 'label', 'audio books');
      await fill(part, 'on', '2026-10-01');
      await press(part, 'Mark this day');
      expect(textOf(part)).to.contain('Please choose a day from the first day of the goal until today.');
      await fill(part, 'on', '2025-10-13');
      await press(part, 'Mark this day');
      expect(last(ports)).to.deep.include({ operationId: 'goals.mark-phase', body: { on: '2025-10-13', label: 'audio books' } });
    });
    it('GT-13 opens the form for other terms in place, and folds it when it is closed', async () => {
      const { part } = await open(changes, 'teacher', goalOf({}, { points: 6 }));
      expect(all(part, '#statement')).to.deep.equal([]);
      await press(part, 'Change this goal');
      expect(all(part, '#statement')).to.have.length(1);
      await press(part, 'Close');
      expect(all(part, '#statement')).to.deep.equal([]);
    });
  });

  describe('progress reports', () => {
    it('GT-18 the school reports from the standing, and a guess is never made', async () => {
      const { part, ports } = await open(reports, 'teacher', goalOf({}, { points: 6 }));
      await fill(part, 'comment', 'She reads with her voice now.');
      await press(part, 'Send report');
      const { body } = last(ports);
      expect(body).to.deep.include({ from: '2025-09-08', until: TODAY, outlook: 'unlikely', comment: 'She reads with her voice now.' });
      expect(body.basis).to.deep.include({ points: 6, requiredPerWeek: 2, method: 'theil-sen' });
      const bare = await open(reports, 'teacher', goalOf({ target: null, endsOn: null, baseline: null, probes: [] }));
      expect(textOf(bare.part)).to.contain('There is not enough data yet').and.contain('What is needed each week is not known yet.');
      await press(bare.part, 'Send report');
      expect(last(bare.ports).body).to.deep.include({ outlook: 'not-enough-data', comment: null });
    });
    it('GT-18 everybody reads it, and it stands on one page to print: goal, sentence, points, comment, lines to sign', async () => {
      const { part } = await open(reports, 'guardian', goalOf({}, { points: 6, mayDecide: false }), {
        lists: { 'progress-reports.list': [report()], 'goal-points.list': [...readingPoints(), goalPoint('2025-10-24', 40)] },
      });
      for (const words of [
        'September 8, 2025 to October 20, 2025',
        'Needed each week: up by 2 words per minute. So far each week: up by 1.3 words per minute. 6 points.',
        'She reads with her voice now.',
      ])
        expect(textOf(part)).to.contain(words);
      expect(all(part, '#comment'), 'only the school writes').to.deep.equal([]);
      await press(part, 'As one page');
      const page = one(part, '.page');
      expect(all(page, 'tbody tr').map((row) => textOf(row)))
        .to.include('October 20, 2025 33 Maya')
        .and.have.length(6);
      for (const words of ['Maya reads 64', 'From 24 to 64 words per minute, until January 26, 2026.', 'Family School Student'])
        expect(textOf(page)).to.contain(words);
    });
    it('GT-18 X-18 a report on its page is said to what is around it, and is taken back when its section closes', async () => {
      const { part } = await open(reports, 'guardian', goalOf({}, { points: 6, mayDecide: false }), { lists: { 'progress-reports.list': [report()] } });
      const told: boolean[] = [];
      part.addEventListener('flywheel-goal-report-on-paper', (event) => told.push((event as ReportOnPaperEvent).isOpen));
      await press(part, 'As one page');
      expect(one(part, '.plan').classList.contains('paper'), 'other sections stay off the paper').to.equal(true);
      await press(part, reports);
      expect(one(part, '.plan').classList.contains('paper')).to.equal(false);
      expect(told).to.deep.equal([true, false]);
    });
    it('GT-18 the next period begins where the last report ended', async () => {
      const { part } = await open(reports, 'teacher', goalOf({}, { points: 6 }), { lists: { 'progress-reports.list': [report()] } });
      expect(one<HTMLInputElement>(part, '#from').value).to.equal('2025-10-20');
      await fill(part, 'until', '2025-10-01');
      await press(part, 'Send report');
      expect(textOf(part)).to.contain('The last day must not be before the first day.');
    });
  });

  describe('the end', () => {
    it('GT-13 is said with its outcome, a stop with its reason', async () => {
      const goal = goalOf({}, { points: 6, version: 4 });
      const { part, ports } = await mountPart('flywheel-goal-plan', 'teacher', goal);
      one(part, '[aria-controls="in-ending"]').click();
      await settled(part);
      const end = one(part, 'flywheel-goal-ending');
      await press(end, finish);
      expect(textOf(end)).to.contain('Please choose how it ends.');
      await press(end, 'We stop working on it');
      await press(end, finish);
      expect(textOf(end)).to.contain('Please say why');
      await fill(end, 'reason', 'She moves to another school');
      await press(end, finish);
      expect(last(ports)).to.deep.include({ operationId: 'goals.end', version: 4, body: { outcome: 'ended', reason: 'She moves to another school' } });
    });
    it('GT-13 an ended goal is read and not written', async () => {
      const ended = goalOf({}, { status: 'met', points: 6, ending: { reason: 'She reads!', by: rivera, at } });
      const { part } = await open(will, 'guardian', ended, { lists: { 'strategies.list': [strategy()], 'commitments.list': [commitment()] } });
      for (const section of [home, changes, reports]) await press(part, section);
      expect(textOf(part)).to.contain('This goal is met.').and.contain('She reads!').and.contain('Nothing can be added.');
      expect(all(part, 'input, textarea, select')).to.deep.equal([]);
      expect(hasControl(part, finish)).to.equal(false);
    });
  });

  it('X-12 who may only look reads everything and is told who can write', async () => {
    const { part } = await open(home, 'family-viewer', goalOf({}, { mayDecide: false }), { lists: { 'strategies.list': [strategy()] } });
    for (const section of [will, changes, reports]) await press(part, section);
    expect(all(part, 'input, textarea, select')).to.deep.equal([]);
    expect(textOf(part)).to.contain('can write here.').and.contain('Ms Rivera and Mr Chen can change this goal.');
  });
  it('X-17 X-18 all open, it is clean for axe and fits from 280 px on, also from right to left', async () => {
    const lists = { 'strategies.list': [strategy()], 'commitments.list': [commitment()], 'progress-reports.list': [report()] };
    const goal = goalOf({}, { points: 6, proposals: [proposal()], phaseChanges: [phaseChange('2025-09-29', 'partner reading')] });
    for (const [width, dir] of [
      [280, 'ltr'],
      [390, 'rtl'],
      [1200, 'ltr'],
    ] as const) {
      const { part } = await open(home, 'teacher', goal, { width, dir, lists });
      for (const section of [will, changes, reports, finish]) await press(part, section);
      await press(part, 'As one page');
      expect(await violations(part)).to.deep.equal([]);
      expect(overflow(part)).to.be.lessThan(1);
      expect(tooSmall(part)).to.deep.equal([]);
    }
  });
});
