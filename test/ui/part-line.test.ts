import { expect } from 'chai';
import { css, html, LitElement } from 'lit';
import { LazyParts } from '../../src/element/lazy-parts.js';
import { partLine } from '../../src/ui/part-line.js';
import { control, hasControl, settled, textOf } from '../support/inside.js';

const styles = css`
  p {
    --of-the-part: yes;
  }
`;
/** A widget with a part whose file comes when the test says so. */
class PartsHost extends LitElement {
  reachable = false;
  readonly asked: string[] = [];
  readonly parts = new LazyParts(this, { history: () => this.#fetch('history') });

  async #fetch(name: string): Promise<object> {
    this.asked.push(name);
    if (!this.reachable) throw new TypeError('Failed to fetch dynamically imported module');
    return { styles };
  }

  override render() {
    return html`${this.parts.get('history') ? html`<p>The notebook</p>` : partLine(this.parts, 'history', html`<i>Loading</i>`)}`;
  }
}
customElements.define('parts-host', PartsHost);

const sentence = 'This part could not be loaded. It comes when you are online again.';

describe('ui/part-line, element/lazy-parts', () => {
  let host: PartsHost;
  beforeEach(async () => {
    host = new PartsHost();
    document.body.append(host);
    await settled(host);
  });
  afterEach(() => host.remove());

  it('CI-04 a part that cannot be fetched says so in its place, and is not asked for at every drawing', async () => {
    expect(textOf(host)).to.contain(sentence);
    host.requestUpdate();
    await settled(host);
    expect(host.asked).to.deep.equal(['history']);
  });

  it('CI-04 it comes by itself as soon as the device is online, with its looks', async () => {
    host.reachable = true;
    window.dispatchEvent(new Event('online'));
    await settled(host);
    expect(textOf(host)).to.equal('The notebook');
    const words = host.renderRoot.querySelector('p')!;
    expect(getComputedStyle(words).getPropertyValue('--of-the-part')).to.equal('yes');
    window.dispatchEvent(new Event('online'));
    await settled(host);
    expect(host.asked, 'what is there is not fetched again').to.have.length(2);
  });

  it('CI-04 or on a press', async () => {
    host.reachable = true;
    control(host, 'Try again').click();
    await settled(host);
    expect(textOf(host)).to.equal('The notebook');
  });

  it('a browser that remembers the failure is told to reload, which keeps the words; trying stays possible', async () => {
    window.dispatchEvent(new Event('online'));
    await settled(host);
    expect(textOf(host)).to.contain('It comes when you reload this page; words saved on this device stay.').and.not.contain(sentence);
    expect(hasControl(host, 'Try again')).to.equal(true);
  });

  it('asks nobody once it has left the page', async () => {
    host.remove();
    window.dispatchEvent(new Event('online'));
    await settled(host);
    expect(host.asked).to.have.length(1);
  });

  it('shows what stands in for it while it is on its way', async () => {
    const slow = new LazyParts(host, { group: () => new Promise<object>(() => undefined) });
    expect(slow.get('group')).to.equal(undefined);
    const meanwhile = html`<i>Soon</i>`;
    expect(partLine(slow, 'group', meanwhile)).to.equal(meanwhile);
  });
});
