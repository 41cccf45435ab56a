import { expect } from 'chai';
import { idOf } from '../../support/check-ins.js';
import { fallConference } from '../../support/desk-samples.js';
import { all, focused, one, settled, textOf } from '../../support/inside.js';
import { mountDesk, type MountedDesk } from '../../support/mount-desk.js';
import { overflow, tooSmall, violations } from '../../support/mounted.js';

const title = 'Meet a family again and again';
const days = (desk: Element): readonly string[] => all(desk, '#days li').map((line) => textOf(line).replace(/\s+/g, ' '));

async function open(setting: Parameters<typeof mountDesk>[1] = {}): Promise<MountedDesk> {
  const mounted = await mountDesk(fallConference(), setting);
  await mounted.press('Who comes');
  await mounted.press(title);
  return mounted;
}

describe('meetings that come again', () => {
  it('CS-26 shows the days before anything is sent, past weekends and holidays', async () => {
    const { desk, fill, choose, ports } = await open();
    await fill('firstOn', '2026-11-28');
    await choose('everyWeeks', '2');
    await choose('count', '3');
    expect(days(desk)).to.deep.equal(['Monday, November 30 (the next school day)', 'Monday, December 14', 'Monday, December 28']);
    expect(ports.outbox.current).to.deep.equal([]);
  });

  it('CS-26 books all of them in one action, with what was said', async () => {
    const { desk, press, fill, choose, last, ports } = await open();
    await press('Book all of them');
    expect((focused() as HTMLElement).id, 'asks whose family first').to.equal('student');
    await choose('student', idOf(6));
    await fill('firstOn', '2026-12-01');
    await fill('at', '15:45');
    await choose('everyWeeks', '6');
    await choose('count', '4');
    await fill('place', 'Room 12');
    await fill('topic', 'How the plan goes');
    await press('Book all of them');
    const { operationId, params, body } = last();
    expect([operationId, params]).to.deep.equal(['bookings.series', { student: idOf(6) }]);
    expect(body).to.deep.include({ firstOn: '2026-12-01', at: '15:45', minutes: 15, everyWeeks: 6, count: 4, place: 'Room 12', hostId: idOf(4) });
    expect(body.details).to.deep.include({ topic: 'How the plan goes', mode: 'in-person' });
    expect(ports.outbox.current).to.have.length(1);
    expect(textOf(desk)).to.contain('4 meetings are on their way.');
  });

  it('names every time that cannot be had, and keeps what was typed', async () => {
    const { desk, ports, press, choose, fill } = await open();
    await choose('student', idOf(6));
    await fill('firstOn', '2026-12-01');
    await fill('topic', 'How the plan goes');
    await press('Book all of them');
    const problem = {
      type: 'overlap',
      title: 'overlap',
      status: 409,
      current: [
        { startsAt: '2026-12-01T20:30:00.000Z', endsAt: '2026-12-01T20:45:00.000Z' },
        { startsAt: '2027-02-23T20:30:00.000Z', endsAt: '2027-02-23T20:45:00.000Z' },
      ],
    } as const;
    ports.outbox.change(ports.outbox.current[0]!.id, { state: 'parked', attempts: 1, trouble: { type: 'overlap', problem } });
    await settled(desk);
    expect(all(desk, '#lost li').map((line) => textOf(line).replace(/\s/g, ' '))).to.deep.equal([
      'Tuesday, December 1 at 3:30 PM',
      'Tuesday, February 23 at 3:30 PM',
    ]);
    await press('Open again');
    expect(one<HTMLTextAreaElement>(desk, '#topic').value).to.equal('How the plan goes');
  });

  it('takes no day that is over and no time that is none', async () => {
    const { desk, ports, press, choose, fill } = await open();
    await choose('student', idOf(6));
    await fill('firstOn', '2026-11-16');
    await press('Book all of them');
    expect(textOf(desk)).to.contain('This time is over. Choose a later one.');
    await fill('firstOn', '');
    await fill('at', '');
    await press('Book all of them');
    expect(all(desk, '[aria-invalid="true"]').map(({ id }) => id)).to.deep.equal(['firstOn', 'at']);
    expect(ports.outbox.current).to.deep.equal([]);
  });

  for (const [width, dir] of [
    [280, 'ltr'],
    [280, 'rtl'],
    [800, 'ltr'],
  ] as const)
    it(`X-17 fits ${width} px ${dir}, can be pressed, and axe finds nothing`, async () => {
      const { desk, choose } = await open({ width, dir });
      await choose('student', idOf(6));
      expect(overflow(desk)).to.be.lessThan(1);
      expect(tooSmall(desk)).to.deep.equal([]);
      expect(await violations(desk)).to.deep.equal([]);
    });
});
