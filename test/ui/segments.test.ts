import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/ui/segments.js';
import { button, focused, mount, settled, tooSmall, unmountAll, violations } from '../support/mounted.js';

const segments = [
  { value: '0', label: '0', hint: 'not yet' },
  { value: '1', label: '1', hint: 'partly' },
  { value: '2', label: '2', hint: 'yes' },
];
const make = async (part: object = {}, dir: 'ltr' | 'rtl' = 'ltr') => {
  const strip = await mount('flywheel-segments', { label: 'Math: Be safe', segments, ...part }, { width: 200, dir });
  const changes: string[] = [];
  strip.addEventListener('change', () => changes.push(strip.value));
  return { strip, changes };
};
const press = async (strip: Element, ...keys: string[]) => {
  for (const key of keys) await sendKeys({ press: key });
  await settled(strip);
};

describe('ui/segments', () => {
  afterEach(unmountAll);

  it('X-17 is one tab stop, and arrow keys choose where they point', async () => {
    const { strip, changes } = await make();
    strip.focus();
    await press(strip, 'ArrowRight', 'ArrowRight', 'ArrowLeft');
    expect(changes).to.deep.equal(['1', '2', '1']);
    expect(focused()?.textContent).to.contain('partly');
    expect(strip.shadowRoot!.querySelectorAll('[tabindex="0"]')).to.have.length(1);
  });
  it('X-14 arrow keys point the other way from right to left', async () => {
    const { strip, changes } = await make({}, 'rtl');
    strip.focus();
    await press(strip, 'ArrowLeft');
    expect(changes).to.deep.equal(['1']);
  });
  it('X-17 a typed score is chosen at once, Delete takes it back, Space chooses', async () => {
    const { strip, changes } = await make();
    strip.focus();
    await press(strip, '2', 'Delete', ' ');
    expect(changes).to.deep.equal(['2', '', '2']);
  });
  it('a second press takes the choice back', async () => {
    const { strip, changes } = await make({ value: '1' });
    button(strip, '1 partly').click();
    expect(changes).to.deep.equal(['']);
  });
  it('a value from elsewhere is drawn quietly, and pressing it makes it one’s own', async () => {
    const { strip, changes } = await make({ value: '1', muted: true });
    button(strip, '1 partly').click();
    expect(changes).to.deep.equal(['1']);
  });
  it('leaves up and down to whoever stacks several, and shortcuts to the browser', async () => {
    const { strip } = await make();
    const left: string[] = [];
    strip.addEventListener('keydown', (event) => left.push(`${event.key} ${event.defaultPrevented}`));
    strip.focus();
    await press(strip, 'ArrowDown');
    await sendKeys({ down: 'Control' });
    await press(strip, '1');
    await sendKeys({ up: 'Control' });
    expect(strip.value).to.equal('');
    expect(left).to.include('ArrowDown false').and.to.include('1 false');
  });
  it('does nothing while disabled', async () => {
    const { strip, changes } = await make({ disabled: true });
    button(strip, '2 yes').click();
    expect(changes).to.deep.equal([]);
  });
  it('is clean for axe, named, and each segment measures 44 px', async () => {
    const { strip } = await make({ value: '2' });
    expect(await violations(strip)).to.deep.equal([]);
    expect(tooSmall(strip)).to.deep.equal([]);
    expect(strip.shadowRoot!.querySelector('[role="radiogroup"]')!.getAttribute('aria-label')).to.equal('Math: Be safe');
  });
});
