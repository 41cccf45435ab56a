import { expect } from 'chai';

describe('element/guarded-start', () => {
  let heard: string[];
  const warn = console.warn;
  beforeEach(() => {
    heard = [];
    console.warn = (text: string) => void heard.push(text);
  });
  afterEach(() => void (console.warn = warn));
  /** Each test has a copy of its own, as each page has. */
  const fresh = async (name: string) =>
    (await import(/* @vite-ignore */ `../../src/element/guarded-start.ts?${name}`)) as typeof import('../../src/element/guarded-start.js');

  it('starts everything and says nothing', async () => {
    const { startGuarded } = await fresh('fine');
    let ran = 0;
    expect(
      await startGuarded(
        async () => ran++,
        async () => ran++,
      ),
    ).to.equal(true);
    expect([ran, heard]).to.deep.equal([2, []]);
  });

  it('tells a developer once what to write where a Trusted Types policy is refused', async () => {
    const { startGuarded } = await fresh('policy');
    const refused = () => Promise.reject(new TypeError("Failed to execute 'createPolicy' on 'TrustedTypePolicyFactory': Policy \"lit-html\" disallowed."));
    expect(await startGuarded(refused)).to.equal(false);
    expect(await startGuarded(refused)).to.equal(false);
    expect(heard).to.have.length(1);
    expect(heard[0]).to.contain("trusted-types lit-html 'allow-duplicates'");
  });

  it('tells it otherwise where a file did not come', async () => {
    const { startGuarded } = await fresh('network');
    expect(await startGuarded(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')))).to.equal(false);
    expect(heard[0])
      .to.match(/^flywheel: the widgets could not be loaded/)
      .and.not.contain('trusted-types');
  });
});
