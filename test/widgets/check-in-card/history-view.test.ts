import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { CheckIn } from '../../../src/contract/check-in.js';
import '../../../src/widgets/check-in-card/history-view.js';
import { AcknowledgeEvent, ChangeEntryEvent, MoreEvent } from '../../../src/widgets/check-in-card/view-events.js';
import { checkIn, idOf, plan, schoolDays } from '../../support/check-ins.js';
import { button, focused, mount, overflow, settled, textOf, tooSmall, unmountAll, violations, within } from '../../support/mounted.js';

const viewer = { id: idOf(4), name: 'Ms Rivera', role: 'teacher', voice: 'school', locale: 'en', timeZone: 'America/New_York' } as const;
const school = { ...schoolDays, timeZone: 'America/New_York' };
const three: CheckIn[] = [
  checkIn({ on: '2026-11-17', feeling: 'calm' }),
  checkIn({ on: '2026-11-17', voice: 'home', author: { id: idOf(3), name: null, role: 'guardian' }, feeling: 'worried' }),
  checkIn({ on: '2026-11-17', voice: 'student', author: { id: idOf(1), name: 'Maya', role: 'student' }, feeling: 'proud' }),
];
const show = (part: Partial<HTMLElementTagNameMap['flywheel-check-in-history']>, box = {}) =>
  mount(
    'flywheel-check-in-history',
    { school, viewer, students: [{ id: idOf(1), name: 'Maya' }], today: '2026-11-18', timeZone: 'America/New_York', ...part },
    box,
  );
const headings = (element: Element) => within(element, 'h3').map(textOf);

describe('widgets/check-in-card/history-view', () => {
  afterEach(unmountAll);

  it('CI-04 shows the newest day first, today and yesterday by name, another year with its number', async () => {
    const days = ['2026-11-17', '2025-12-19', '2026-11-18', '2026-11-16'].map((on) => checkIn({ on }));
    expect(headings(await show({ checkIns: days }))).to.deep.equal([
      'Today · Wednesday, November 18',
      'Yesterday · Tuesday, November 17',
      'Monday, November 16',
      'Friday, December 19, 2025',
    ]);
  });
  it('CI-11 shows the three voices of a day side by side, family first, with equal width', async () => {
    const history = await show({ checkIns: three }, { width: 800 });
    const columns = within(history, '.voice');
    expect(columns.map((column) => textOf(column).match(/guardian|Maya|You/)?.[0])).to.deep.equal(['guardian', 'You', 'Maya']);
    const boxes = columns.map((column) => column.getBoundingClientRect());
    expect(new Set(boxes.map(({ top }) => top)).size).to.equal(1);
    expect(Math.max(...boxes.map(({ width }) => width)) - Math.min(...boxes.map(({ width }) => width))).to.be.below(1);
  });
  it('CI-15 a missed day is a quiet line, a long run is one, and a weekend is none', async () => {
    const rows = (on: string) => show({ checkIns: [checkIn({ on })] });
    const gaps = async (on: string) => within(await rows(on), '.gap').map(textOf);
    expect(await gaps('2026-11-16')).to.deep.equal(['Tuesday, November 17 No check-in']);
    expect(await gaps('2026-11-12')).to.deep.equal(['November 13 – 17 3 school days without a check-in']);
    expect(await gaps('2026-11-17')).to.deep.equal([]);
    expect(within(await show({ checkIns: [checkIn({ on: '2026-11-13' })], today: '2026-11-16' }), '.gap')).to.deep.equal([]);
  });
  it('CI-14 CI-15 a gap has neither a number nought nor a colour of alarm', async () => {
    const gap = within(await show({ checkIns: [checkIn({ on: '2026-11-02' })] }), '.gap')[0]!;
    expect(textOf(gap)).not.to.match(/\b0\b|miss|fail|only/i);
    const probe = document.createElement('i');
    probe.style.color = 'var(--fw-quiet)';
    gap.append(probe);
    expect(getComputedStyle(gap).color).to.equal(getComputedStyle(probe).color);
  });
  it('asks for earlier ones with one press, not twice while they load, and keeps the focus', async () => {
    const history = await show({ checkIns: three, hasMore: true });
    let asked = 0;
    history.addEventListener(MoreEvent.type, () => asked++);
    button(history, 'Show earlier check-ins').focus();
    await sendKeys({ press: 'Enter' });
    history.loading = true;
    await settled(history);
    await sendKeys({ press: 'Enter' });
    expect(asked).to.equal(1);
    expect(focused()?.textContent).to.contain('Loading earlier check-ins…');
    Object.assign(history, { loading: false, checkIns: [...three, checkIn({ on: '2026-11-16' })] });
    await settled(history);
    expect(within(history, '[role="status"]')[0]!.textContent).to.equal('One more check-in is shown.');
    expect(focused()?.textContent).to.contain('Show earlier check-ins');
  });
  it('says what an entry fires once more from its own shadow root', async () => {
    const asked = checkIn({
      on: '2026-11-17',
      voice: 'student',
      author: { id: idOf(1), name: 'Maya', role: 'student' },
      help: { personId: idOf(4), name: null, answeredAt: null },
    });
    const history = await show({ checkIns: [asked, three[0]!], canAnswerHelp: true });
    const heard: string[] = [];
    history.addEventListener(AcknowledgeEvent.type, (event) =>
      heard.push(`${(event as AcknowledgeEvent).kind} ${(event as AcknowledgeEvent).checkIn.id === asked.id}`),
    );
    history.addEventListener(ChangeEntryEvent.type, (event) => heard.push((event as ChangeEntryEvent).checkIn.id));
    button(history, 'I have talked with Maya').click();
    button(history, 'Change').click();
    expect(heard).to.deep.equal(['talked true', three[0]!.id]);
  });
  it('offers no change to what is older than the API takes', async () => {
    const history = await show({ checkIns: [checkIn({ on: '2026-11-03' }), checkIn({ on: '2026-11-04' })] });
    expect(within(history, '.change')).to.have.length(1);
  });
  it('is a friendly page while there is nothing, and a skeleton while it is on its way', async () => {
    expect(textOf(await show({ checkIns: [] }))).to.contain('No check-ins yet.');
    const loading = await show({ checkIns: [], loading: true });
    expect(textOf(loading)).not.to.contain('No check-ins yet.');
    expect(within(loading, '.skeleton')[0]!.getAttribute('aria-label')).to.equal('Loading check-ins');
    expect(await violations(loading)).to.deep.equal([]);
  });
  it('keeps the elements of a day when earlier days arrive, so what is open stays open', async () => {
    const history = await show({ checkIns: three });
    const before = within(history, 'flywheel-check-in-entry');
    history.checkIns = [checkIn({ on: '2026-11-10' }), ...three.map((entry) => ({ ...entry }))];
    await settled(history);
    expect(within(history, 'flywheel-check-in-entry').slice(0, 3)).to.deep.equal(before);
  });
  it('draws a year of school days with what is out of sight left out of the layout', async () => {
    const year = Array.from({ length: 200 }, (_, i) =>
      checkIn({
        on: new Date(Date.UTC(2026, 10, 17) - i * 86_400_000).toISOString().slice(0, 10),
        note: { text: 'A good day.', language: 'en', translation: null },
      }),
    );
    const history = await show({ checkIns: year, plans: [plan] });
    expect(within(history, '.day')).to.have.length(200);
    expect(getComputedStyle(within(history, '.day')[0]!).getPropertyValue('content-visibility')).to.equal('auto');
  });
  it('is clean for axe and fits 280 px from either side', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      const history = await show(
        { checkIns: [...three, checkIn({ on: '2026-11-05' })], hasMore: true, locale: dir === 'rtl' ? 'ar' : 'en' },
        { width: 280, dir },
      );
      expect(await violations(history)).to.deep.equal([]);
      expect(overflow(history)).to.be.at.most(6.5);
      expect(tooSmall(history)).to.deep.equal([]);
    }
  });
  it('stands without a school, which knows no gaps', async () => {
    expect(within(await show({ checkIns: [checkIn({ on: '2026-11-02' })], school: undefined }), '.gap')).to.deep.equal([]);
  });
});
