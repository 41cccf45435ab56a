import { expect } from 'chai';
import { apiNow, createApiClock, systemClock } from '../../src/base/clock.js';

const DAY_MS = 86_400_000;
const NOW_MS = Date.parse('2026-11-17T19:03:00Z');
const device = (now: number) => ({ now: () => now, after: () => () => undefined });

describe('base/clock', () => {
  it('believes the device until the API has said what time it is', () => {
    const clock = createApiClock(device(NOW_MS));
    expect([clock.now(), clock.apiNow(), apiNow(clock)]).to.deep.equal([NOW_MS, NOW_MS, NOW_MS]);
    clock.heard(NaN);
    expect(clock.apiNow(), 'an answer without a date says nothing').to.equal(NOW_MS);
  });

  it('CS-21 knows the API’s time on a device that is wrong by a day, and leaves what is counted alone', () => {
    for (const wrong of [DAY_MS, -DAY_MS]) {
      const clock = createApiClock(device(NOW_MS + wrong));
      clock.heard(NOW_MS);
      expect([clock.now(), clock.apiNow()]).to.deep.equal([NOW_MS + wrong, NOW_MS]);
    }
  });

  it('takes a difference of seconds for the way of an answer, and a clock that was set right for right', () => {
    let now = NOW_MS + DAY_MS;
    const clock = createApiClock({ ...device(0), now: () => now });
    clock.heard(NOW_MS);
    now = NOW_MS;
    clock.heard(NOW_MS - 3000);
    expect(clock.apiNow()).to.equal(NOW_MS);
  });

  it('goes by the device where the clock knows no API', () => {
    expect(Math.abs(apiNow(systemClock) - Date.now())).to.be.below(1000);
  });
});
