import { expect } from 'chai';
import { browserPage } from '../../src/base/page-life.js';

describe('what can wait until the page is calm', () => {
  const idleCallback = globalThis.requestIdleCallback;
  afterEach(() => (globalThis.requestIdleCallback = idleCallback));

  it('is done once, after what is being done now', async () => {
    let times = 0;
    await new Promise<void>((resolve) => {
      browserPage.whenCalm(() => {
        times++;
        resolve();
      });
      expect(times).to.equal(0);
    });
    await new Promise<void>((resolve) => void browserPage.whenCalm(resolve));
    expect(times).to.equal(1);
  });

  it('is not done where nobody wants it any more', async () => {
    const done: string[] = [];
    browserPage.whenCalm(() => done.push('given up'))();
    await new Promise<void>((resolve) => void browserPage.whenCalm(resolve));
    expect(done).to.deep.equal([]);
  });

  it('is done also where the browser cannot tell when it is idle', async () => {
    Reflect.deleteProperty(globalThis, 'requestIdleCallback');
    const done: string[] = [];
    browserPage.whenCalm(() => done.push('given up'))();
    await new Promise<void>((resolve) => void browserPage.whenCalm(resolve));
    expect(done).to.deep.equal([]);
  });
});
