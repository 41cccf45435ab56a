import { expect } from 'chai';
import { retryAfterMs } from '../../src/client/retry-after.js';

const NOW = Date.UTC(2026, 10, 22, 12);

describe('Retry-After', () => {
  it('is read as seconds and as a date', () => {
    expect(retryAfterMs('7', NOW)).to.equal(7000);
    expect(retryAfterMs(' 120 ', NOW)).to.equal(120_000);
    expect(retryAfterMs('Sun, 22 Nov 2026 12:01:30 GMT', NOW)).to.equal(90_000);
  });

  it('stays between one second and one hour', () => {
    expect(retryAfterMs('0', NOW)).to.equal(1000);
    expect(retryAfterMs('99999999', NOW)).to.equal(3_600_000);
    expect(retryAfterMs('Sun, 22 Nov 2020 12:00:00 GMT', NOW)).to.equal(1000);
    expect(retryAfterMs('Sun, 22 Nov 2099 12:00:00 GMT', NOW)).to.equal(3_600_000);
  });

  it('is nothing where it is missing or unreadable', () => {
    for (const header of [null, '', 'soon', '1.5.2', '-']) expect(retryAfterMs(header, NOW), String(header)).to.equal(undefined);
  });
});
