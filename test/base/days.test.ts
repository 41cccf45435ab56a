import { expect } from 'chai';
import { addDays, dayIn, daysBetween, formatAt, formatDay, formatSpan, weekday } from '../../src/base/days.js';

describe('base/days', () => {
  it('reads a day off the calendar of its zone, whatever zone the device is in', () => {
    const at = Date.parse('2026-11-22T02:30:00Z');
    expect(dayIn('America/New_York', at)).to.equal('2026-11-21');
    expect(dayIn('Australia/Sydney', at)).to.equal('2026-11-22');
  });
  it('counts days across a change of clocks', () => {
    expect(addDays('2026-10-31', 2)).to.equal('2026-11-02');
    expect(daysBetween('2026-03-07', '2026-03-09')).to.equal(2);
    expect(weekday('2026-11-22')).to.equal(7);
  });

  describe('X-14 writes no line end into what is read as one', () => {
    /** Where a line may end: what stands between the ends. A browser breaks at a space and at a thin one, not at their unbroken brothers. */
    const lines = (words: string): readonly string[] => words.split(/[ \u2009]/).map((piece) => piece.replace(/[\u00a0\u202f]/g, '_'));
    const [from, until] = [Date.UTC(2026, 8, 17, 15), Date.UTC(2026, 8, 19, 15, 30)];
    const dayAndTime = { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' } as const;

    it('a day and its month, in every language', () => {
      const days = ['en', 'es', 'fr', 'pt', 'vi', 'ar'].map((locale) => lines(formatDay('2026-09-17', locale, { day: 'numeric', month: 'long' })));
      expect(days).to.deep.equal([['September_17'], ['17_de_septiembre'], ['17_septembre'], ['17_de_setembro'], ['17_tháng_9'], ['17_سبتمبر']]);
    });

    it('a time and its half of the day; what stands around it may begin a line', () => {
      expect(lines(formatAt(from, 'en', dayAndTime))).to.deep.equal(['Thursday,', 'September_17', 'at', '3:00_PM']);
      expect(lines(formatAt(from, 'es', { ...dayAndTime, hour12: true }))).to.deep.equal(['jueves,', '17_de_septiembre,', '3:00_p._m.']);
      expect(lines(formatAt(from, 'vi', dayAndTime)))
        .to.include('Thứ_Năm,')
        .and.include('17_tháng_9');
    });

    it('a span ends its line behind the dash, never before it', () => {
      expect(lines(formatSpan(from, from + 900_000, 'en', { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' }))).to.deep.equal(['3:00_–', '3:15_PM']);
      expect(lines(formatSpan(from, until, 'en', { timeZone: 'UTC', day: 'numeric', month: 'long' }))).to.deep.equal(['September_17_–', '19']);
    });

    it('and says the same words as the browser', () => {
      const plain = (words: string): string => words.replace(/\s/g, ' ');
      for (const locale of ['en', 'en-GB', 'es', 'fr', 'pt', 'vi', 'ar', 'zh-Hans', 'ht']) {
        const format = new Intl.DateTimeFormat(locale, dayAndTime);
        expect(plain(formatAt(from, locale, dayAndTime)), locale).to.equal(plain(format.format(from)));
        expect(plain(formatSpan(from, until, locale, dayAndTime)), locale).to.equal(plain(format.formatRange(from, until)));
      }
    });
  });
});
