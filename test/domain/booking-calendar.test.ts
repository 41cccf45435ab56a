import { expect } from 'chai';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarFile } from '../../src/domain/booking-calendar.js';
import { inOneLine } from '../../src/domain/calendar-entry.js';
import { slotTimes } from '../../src/domain/slot-times.js';
import { anyText, changesOfClock, entry } from '../support/calendar.js';

const read = (file: string): ICAL.Component => ICAL.Component.fromString(file);
const valueOf = (component: ICAL.Component | null, name: string): string => String(component?.getFirstPropertyValue(name));
const namesIn = (component: ICAL.Component): string[] => [
  component.name,
  ...component.getAllProperties().map(({ name }) => name),
  ...component.getAllSubcomponents().flatMap(namesIn),
];
/** How often each property of each part occurs. */
const propertiesOf = (file: string): string[] => namesIn(read(file)).sort();
const unfolded = (file: string): string => file.replace(/\r\n[ \t]/g, '');
const octets = new TextEncoder();

describe('domain/booking-calendar', () => {
  it('CS-03 says what, when, where, in UTC, and reminds a day and an hour before', () => {
    const file = calendarFile([entry()]);
    expect(file.split('\r\n')).to.include.members([
      'METHOD:PUBLISH',
      'UID:0193a000-0000-7000-8000-000000000001',
      'DTSTAMP:20251001T100000Z',
      'SEQUENCE:2',
      'STATUS:CONFIRMED',
      'CLASS:PRIVATE',
      'DTSTART:20251031T190000Z',
      'DTEND:20251031T191000Z',
      'SUMMARY:Meeting with Ms Lee',
      'LOCATION:Room 4',
      'DESCRIPTION:How Maya reads',
      'TRIGGER:-P1D',
      'TRIGGER:-PT1H',
    ]);
    expect(file).to.match(/^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n[^]*END:VCALENDAR\r\n$/);
  });

  it('CS-03 a booking that was moved replaces the one before it', () => {
    const [before, after] = [entry(), entry({ startsAt: '2025-11-03T20:00:00.000Z', endsAt: '2025-11-03T20:10:00.000Z', sequence: 3 })].map((one) =>
      read(calendarFile([one])).getFirstSubcomponent('vevent'),
    );
    expect(valueOf(after!, 'uid')).to.equal(valueOf(before!, 'uid'));
    expect(Number(valueOf(after!, 'sequence'))).to.be.greaterThan(Number(valueOf(before!, 'sequence')));
    expect(valueOf(after!, 'dtstart')).to.equal('2025-11-03T20:00:00Z');
  });

  it('CS-03 a cancelled one takes itself out of the calendar and reminds of nothing', () => {
    const file = calendarFile([entry({ cancelled: true, sequence: 3 })]);
    expect(file).to.include('\r\nMETHOD:CANCEL\r\n').and.to.include('\r\nSTATUS:CANCELLED\r\n');
    expect(file).not.to.include('VALARM');
    // What a calendar subscribes to is published, whatever is in it.
    expect(calendarFile([entry({ cancelled: true })], { name: 'Conferences' })).to.include('\r\nMETHOD:PUBLISH\r\n');
    expect(calendarFile([entry({ cancelled: true }), entry({ uid: 'other' })])).to.include('\r\nMETHOD:PUBLISH\r\n');
  });

  it('CS-03 a feed has a name and says how often to look again; one without bookings is a calendar all the same', () => {
    const file = calendarFile([], { name: 'Conferences; at school', refreshHours: 6 });
    expect(unfolded(file)).to.include('NAME;VALUE=TEXT:Conferences\\; at school\r\n').and.to.include('REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n');
    expect(valueOf(read(file), 'x-wr-calname')).to.equal('Conferences; at school');
    expect(read(file).getAllSubcomponents()).to.deep.equal([]);
  });

  it('CS-03 the same booking is always the same file', () => {
    expect(calendarFile([entry()])).to.equal(calendarFile([entry()]));
  });

  it('CS-03 reminds when it is told to, and not at all where that is wished', () => {
    expect(calendarFile([entry()], { remindMinutes: [] })).not.to.include('VALARM');
    expect(calendarFile([entry()], { remindMinutes: [15] }).match(/TRIGGER:.*/g)).to.deep.equal(['TRIGGER:-PT15M']);
  });

  it('CS-03 any title, place, note or name leaves the properties what they are', () => {
    const plain = propertiesOf(calendarFile([entry(), entry({ uid: 'second' })], { name: 'Conferences', refreshHours: 6 }));
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, (title, place, note, name) => {
        const one = entry({ title, place: place || 'x', note: note || 'x' });
        const file = calendarFile([one, entry({ uid: 'second' })], { name: `C${name}`, refreshHours: 6 });
        expect(propertiesOf(file)).to.deep.equal(plain);
        const event = read(file).getFirstSubcomponent('vevent');
        expect(event!.getFirstPropertyValue('summary')).to.equal(inOneLine(title));
        expect(event!.getFirstPropertyValue('location')).to.equal(inOneLine(place || 'x'));
      }),
      { numRuns: 500 },
    );
  });

  it('CS-03 no line is longer than 75 octets, no character is cut, no line end stands alone', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, note) => {
        const file = calendarFile([entry({ title, note })]);
        const lines = file.split('\r\n');
        for (const line of lines) {
          expect(octets.encode(line).length).to.be.at.most(75);
          expect(line).to.match(/^[^\r\n\p{Surrogate}]*$/u);
        }
        expect(unfolded(file)).not.to.match(/^(?![A-Z-]+[:;]|$)/m);
      }),
      { numRuns: 500 },
    );
  });

  it('CS-30 the instants that were offered are the instants that are read, around every change of the clock', () => {
    for (const { zone, days } of changesOfClock)
      for (const on of days)
        for (const from of ['01:00', '15:00']) {
          const times = slotTimes({ on, from, until: from === '01:00' ? '04:00' : '16:00', minutes: 15, breakMinutes: 5 }, zone).times ?? [];
          const events = read(calendarFile(times.map((time, index) => entry({ ...time, uid: `${index}` })))).getAllSubcomponents('vevent');
          const instants = events.map((event) => ['dtstart', 'dtend'].map((name) => (event.getFirstPropertyValue(name) as ICAL.Time).toJSDate().toISOString()));
          expect(times.length, `${zone} ${on}`).to.be.greaterThan(2);
          expect(instants, `${zone} ${on}`).to.deep.equal(times.map(({ startsAt, endsAt }) => [startsAt, endsAt]));
        }
  });
});
