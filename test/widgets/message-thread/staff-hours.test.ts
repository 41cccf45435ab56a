/** The form in which a member of staff says when they answer: what it shows, what it keeps, what it refuses, and what others will read of it. */
import { expect } from 'chai';
import fc from 'fast-check';
import { changeMessageSettings, type MessageSettingsBody } from '../../../src/contract/message-settings.js';
import { staffHoursSchema, type StaffHours } from '../../../src/contract/staff-hours.js';
import { messageLimits } from '../../../src/contract/message-limits.js';
import { calendarOf } from '../../../src/domain/message-hours.js';
import { canAdd, hoursOf, hoursShown, textOfRows, wrongHours } from '../../../src/widgets/message-thread/staff-hours-form.js';
import '../../../src/widgets/message-thread/staff-hours.js';
import '../../../src/widgets/message-thread/thread-settings.js';
import { all, appears, control, focused, hasControl, one, settled, textOf, type } from '../../support/inside.js';
import { overflow, tooSmall, violations } from '../../support/mounted.js';
import { mountWriting, writingScene, type WritingSetting } from '../../support/mount-writing.js';
import * as v from 'valibot';

const NY = 'America/New_York';
const school = { timeZone: NY, quietHours: { from: '17:00', until: '07:00' }, week: [1, 2, 3, 4, 5], holidays: [] };
const own: StaffHours = {
  timeZone: NY,
  quietHours: { from: '16:30', until: '07:30' },
  officeHours: [{ weekday: 1, from: '12:00', until: '15:00' }],
  away: [{ from: '2026-12-21', until: '2027-01-01' }],
};
const body = (hours: StaffHours | null): MessageSettingsBody => ({ readReceipts: true, digest: 'each', hours });

const open = (hours: StaffHours | null = own, setting: WritingSetting = {}) =>
  mountWriting('flywheel-staff-hours', 'teacher', { ...setting, given: { settings: body(hours), version: 4 } });
type Mounted = Awaited<ReturnType<typeof open>>;
async function press(part: Element, name: string | RegExp): Promise<void> {
  control(part, name).click();
  await settled(part);
}
async function fill(part: Element, id: string, value: string): Promise<void> {
  const field = one<HTMLInputElement>(part, `#${id}`);
  type(field, value);
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await settled(part);
}
async function way(part: Element, value: string): Promise<void> {
  one<HTMLInputElement>(part, `#way input[value="${value}"]`).click();
  await settled(part);
}
const sent = ({ ports }: Mounted) => ports.outbox.current.map(({ operationId, params, version, body: what }) => ({ operationId, params, version, what }));
const shown = (part: Element, id: string) => one<HTMLInputElement>(part, `#${id}`).value;

describe('MT-05 hours of staff', () => {
  it('shows what holds: quiet hours, times on some days, days away', async () => {
    const { part } = await open();
    expect([shown(part, 'quiet-from'), shown(part, 'quiet-until')]).to.deep.equal(['16:30', '07:30']);
    expect([shown(part, 'office-0'), shown(part, 'office-0-from'), shown(part, 'office-0-until')]).to.deep.equal(['1', '12:00', '15:00']);
    expect([shown(part, 'away-0'), shown(part, 'away-0-until')]).to.deep.equal(['2026-12-21', '2027-01-01']);
    expect(textOf(part)).to.contain('Everybody who writes with you reads when you are back, and nothing else of this.');
  });

  it('says the school’s hours where nobody has set their own, and keeps nothing of its own for them', async () => {
    const mounted = await open(null);
    expect(textOf(mounted.part)).to.match(/As the school: 6:00.PM to 7:00.AM/);
    expect(all(mounted.part, '#quiet-from')).to.have.length(0);
    await press(mounted.part, 'Keep these hours');
    expect(sent(mounted)[0]!.what).to.deep.equal(body(null));
  });

  it('MT-06 says before it is kept what those who write will read', async () => {
    const { part } = await open(null, { now: '2026-11-17T23:30:00Z' });
    expect(textOf(part)).to.match(/With these hours you are back Wednesday 7:00.AM\./);
    await way(part, 'none');
    expect(textOf(part)).to.match(/With these hours you are there now, until Saturday 12:00.AM\./);
    await way(part, 'own');
    await fill(part, 'quiet-from', '18:00');
    await fill(part, 'quiet-until', '09:15');
    expect(textOf(part)).to.match(/With these hours you are back Wednesday 9:15.AM\./);
  });

  it('sends what is set, all of it, on top of the version that was seen, and closes', async () => {
    const mounted = await open(null);
    const { part } = mounted;
    let closed = 0;
    part.addEventListener('flywheel-part-closed', () => closed++);
    await way(part, 'own');
    await fill(part, 'quiet-from', '16:00');
    await press(part, 'Add a time');
    await fill(part, 'office-0', '3');
    await fill(part, 'office-0-from', '13:00');
    await fill(part, 'office-0-until', '14:30');
    await press(part, 'Add days');
    await fill(part, 'away-0', '2026-12-01');
    await fill(part, 'away-0-until', '2026-12-01');
    await press(part, 'Keep these hours');
    const hours = {
      timeZone: NY,
      quietHours: { from: '16:00', until: '07:00' },
      officeHours: [{ weekday: 3, from: '13:00', until: '14:30' }],
      away: [{ from: '2026-12-01', until: '2026-12-01' }],
    };
    const viewer = writingScene('teacher', mounted.ports).viewer.id;
    expect(sent(mounted)).to.deep.equal([{ operationId: changeMessageSettings.id, params: { person: viewer }, version: 4, what: body(hours) }]);
    expect(closed).to.equal(1);
  });

  it('X-01 keeps what is half filled in, and comes back with it', async () => {
    const { part, ports } = await open();
    await press(part, 'Add a time');
    await fill(part, 'office-1-until', '16:00');
    const place = { studentId: part.scene!.students[0]!.id, widget: 'message-thread', record: 'hours' };
    const again = await open(own, { prepare: ({ drafts, clock }) => drafts.put(place, ports.drafts.at(place)!, clock.now()) });
    expect([shown(again.part, 'office-1'), shown(again.part, 'office-1-from'), shown(again.part, 'office-1-until')]).to.deep.equal(['1', '', '16:00']);
  });

  it('says what is missing or the wrong way round, at its place, and sends nothing', async () => {
    const mounted = await open({ ...own, officeHours: [], away: [] });
    const { part } = mounted;
    await fill(part, 'quiet-until', '16:30');
    await press(part, 'Keep these hours');
    expect(textOf(part)).to.contain('Please choose two different times.');
    expect(focused()?.id).to.equal('quiet-from');
    await fill(part, 'quiet-until', '');
    await press(part, 'Add a time');
    await fill(part, 'office-0-from', '15:00');
    await fill(part, 'office-0-until', '12:00');
    await press(part, 'Add days');
    await fill(part, 'away-0', '2026-12-20');
    await press(part, 'Keep these hours');
    for (const words of ['Please choose both times.', 'The end is before the beginning.', 'Please choose the first and the last day.'])
      expect(textOf(part)).to.contain(words);
    expect(sent(mounted)).to.deep.equal([]);
    await fill(part, 'office-0-until', '15:30');
    expect(textOf(part)).not.to.contain('The end is before the beginning.');
  });

  it('a row that is left out is gone, also when it was the last', async () => {
    const mounted = await open();
    await press(mounted.part.renderRoot.querySelector<HTMLElement>('[aria-label="1"]')!, 'Leave out');
    for (const leave of all(mounted.part, '.entry button')) leave.click();
    await settled(mounted.part);
    await press(mounted.part, 'Keep these hours');
    expect((sent(mounted)[0]!.what as MessageSettingsBody).hours).to.deep.equal({ ...own, officeHours: [], away: [] });
  });

  it('asks by which clock only where there are two', async () => {
    const one = await open();
    expect(all(one.part, '#timeZone')).to.have.length(0);
    const scene = writingScene('teacher', one.ports);
    const two = await open(own, { scene: { viewer: { ...scene.viewer, timeZone: 'America/Denver' } } });
    expect(textOf(two.part)).to.contain('By which clock?').and.to.contain('Mountain Standard Time');
    all<HTMLInputElement>(two.part, '#timeZone input')[1]!.click();
    await settled(two.part);
    await press(two.part, 'Keep these hours');
    expect((sent(two)[0]!.what as MessageSettingsBody).hours!.timeZone).to.equal('America/Denver');
  });

  it('stands in the settings of staff alone, and the keyboard goes back to what opened it', async () => {
    const prepare: WritingSetting['prepare'] = ({ reader }) => reader.answers.set('message-settings.read', () => ({ personId: 'x', ...body(own), version: 7 }));
    const family = await mountWriting('flywheel-thread-settings', 'guardian', { prepare });
    expect(hasControl(family.part, 'When you answer, in all threads')).to.equal(false);
    const { part } = await mountWriting('flywheel-thread-settings', 'teacher', { prepare });
    await press(part, 'When you answer, in all threads');
    const form = await appears<HTMLElementTagNameMap['flywheel-staff-hours']>(part, 'flywheel-staff-hours');
    await settled(part);
    expect([form.version, shown(form, 'quiet-from')]).to.deep.equal([7, '16:30']);
    all(form, '.actions button')[0]!.click();
    await settled(part);
    expect(all(part, 'flywheel-staff-hours')).to.have.length(0);
    expect(focused()?.id).to.equal('hours');
  });

  it('is clean for axe and fits 280 px, with everything that can be wrong', async () => {
    const { part } = await open(own, { width: 280 });
    await press(part, 'Add a time');
    await press(part, 'Add days');
    await press(part, 'Keep these hours');
    expect(await violations(part)).to.deep.equal([]);
    expect(overflow(part)).to.be.lessThan(1);
    expect(tooSmall(part)).to.deep.equal([]);
  });
});

describe('hours as they are typed and sent', () => {
  const pad = (n: number) => String(n).padStart(2, '0');
  const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([hours, minutes]) => `${pad(hours)}:${pad(minutes)}`);
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-12-${pad(n)}`);
  const pair = (of: fc.Arbitrary<string>) => fc.tuple(of, of).filter(([a, b]) => a !== b);
  const inOrder = (of: fc.Arbitrary<string>) => pair(of).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a }));
  const hours: fc.Arbitrary<StaffHours> = fc.record({
    timeZone: fc.constantFrom(NY, 'Asia/Kolkata'),
    quietHours: fc.option(pair(time).map(([from, until]) => ({ from, until }))),
    officeHours: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 7 }), inOrder(time)).map(([weekday, span]) => ({ weekday, ...span })),
      { maxLength: messageLimits.officeHours },
    ),
    away: fc.array(inOrder(day), { maxLength: messageLimits.away }),
  });

  it('any hours are shown and kept as they are', () => {
    fc.assert(
      fc.property(fc.option(hours), (set) => {
        const typed = hoursShown({}, set, school);
        expect(wrongHours(typed)).to.deep.equal([]);
        expect(calendarOf(hoursOf(typed, school), school)).to.deep.equal(calendarOf(set, school));
      }),
    );
  });

  it('whatever is typed, what nothing is wrong with is what the contract takes', () => {
    const part = fc.oneof(time, day, fc.constantFrom('', '1', '24:00', 'x'));
    const rows = (parts: number) => fc.array(fc.array(part, { minLength: parts, maxLength: parts }), { maxLength: 3 }).map(textOfRows);
    const form = fc.record(
      { way: fc.constantFrom('school', 'own', 'none', 'x'), from: part, until: part, office: rows(3), away: rows(2) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(form, fc.option(hours), (typed, set) => {
        const read = hoursShown(typed, set, school);
        const isDay = read.office.every(([weekday]) => /^[1-7]$/.test(weekday!));
        if (!isDay || wrongHours(read).length) return;
        expect(v.safeParse(v.nullable(staffHoursSchema), hoursOf(read, school)).issues).to.equal(undefined);
      }),
    );
  });

  it('takes no more rows than the contract', () => {
    const of = (office: number, away: number) => ({
      ...hoursShown({}, null, school),
      office: Array(office).fill(['1', '', '']),
      away: Array(away).fill(['', '']),
    });
    expect([canAdd('office', of(messageLimits.officeHours - 1, 0)), canAdd('office', of(messageLimits.officeHours, 0))]).to.deep.equal([true, false]);
    expect([canAdd('away', of(0, messageLimits.away - 1)), canAdd('away', of(0, messageLimits.away))]).to.deep.equal([true, false]);
  });
});
