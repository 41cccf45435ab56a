import { expect } from 'chai';
import fc from 'fast-check';
import { calendarEntry, googleCalendarUrl, inOneLine, outlookCalendarUrl } from '../../src/domain/calendar-entry.js';
import { anyText, booking, entry } from '../support/calendar.js';

describe('domain/calendar-entry', () => {
  it('CS-03 is the booking with words that are given, and no other words', () => {
    expect(calendarEntry({ ...booking }, { title: 'Meeting' })).to.deep.equal({
      uid: booking.id,
      title: 'Meeting',
      startsAt: booking.startsAt,
      endsAt: booking.endsAt,
      place: 'Room 4',
      note: null,
      sequence: 2,
      cancelled: false,
      changedAt: booking.updatedAt,
    });
  });

  it('CS-03 keeps its name through every change, and counts a cancellation as one', () => {
    const moved = calendarEntry({ ...booking, sequence: 3, startsAt: '2025-11-03T20:00:00.000Z' }, { title: 'Meeting' });
    const cancelled = calendarEntry({ ...booking, sequence: 3, state: 'cancelled' }, { title: 'Meeting' });
    expect([moved.uid, moved.sequence, moved.cancelled]).to.deep.equal([booking.id, 3, false]);
    expect([cancelled.uid, cancelled.sequence, cancelled.cancelled]).to.deep.equal([booking.id, 4, true]);
  });

  it('CS-03 opens in Google Calendar with its instants in UTC', () => {
    const url = new URL(googleCalendarUrl(entry()));
    expect(url.origin + url.pathname).to.equal('https://calendar.google.com/calendar/render');
    expect(Object.fromEntries(url.searchParams)).to.deep.equal({
      action: 'TEMPLATE',
      text: 'Meeting with Ms Lee',
      dates: '20251031T190000Z/20251031T191000Z',
      details: 'How Maya reads',
      location: 'Room 4',
    });
  });

  it('CS-03 opens in Outlook, at home or at work, and no blank becomes a plus', () => {
    const url = outlookCalendarUrl(entry({ note: null, place: null }));
    expect(url).to.equal(
      'https://outlook.live.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent&subject=Meeting%20with%20Ms%20Lee' +
        '&startdt=2025-10-31T19%3A00%3A00Z&enddt=2025-10-31T19%3A10%3A00Z',
    );
    expect(new URL(outlookCalendarUrl(entry(), 'work')).origin).to.equal('https://outlook.office.com');
  });

  it('CS-03 whatever a title, a place or a note says, it stays in its own part of the address', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (title, place, note) => {
        const one = entry({ title, place, note });
        for (const [address, names] of [
          [googleCalendarUrl(one), ['action', 'text', 'dates', 'details', 'location']],
          [outlookCalendarUrl(one), ['path', 'rru', 'subject', 'startdt', 'enddt', 'body', 'location']],
        ] as const) {
          const { protocol, hostname, hash, searchParams } = new URL(address);
          expect([protocol, hash]).to.deep.equal(['https:', '']);
          expect(['calendar.google.com', 'outlook.live.com']).to.include(hostname);
          expect(names).to.include.members([...searchParams.keys()]);
          expect(new Set(searchParams.keys()).size).to.equal([...searchParams.keys()].length);
          expect(address).to.match(/^[\x21-\x7e]+$/);
          expect(searchParams.get('text') ?? searchParams.get('subject') ?? '').to.equal(inOneLine(title));
        }
      }),
      { numRuns: 500 },
    );
  });
});
