import { expect } from 'chai';
import '../../src/embed/embed.js';
import { embedAddress } from '../../src/embed/embed-address.js';
// Fetched by the element when it needs them; here they are there.
import '../../src/embed/embed-words.js';
import { FlywheelEmbed } from '../../src/embed/embed.element.js';
import { until } from '../support/stepping-clock.js';

const SRC = 'https://school.example/widgets/embed/message-thread/?api=https%3A%2F%2Fschool.example%2F';
const self = encodeURIComponent(location.origin);

function element(attributes: Readonly<Record<string, string>>): FlywheelEmbed {
  const made = document.createElement('flywheel-embed');
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
const faultOf = (attributes: Readonly<Record<string, string>>): string => embedAddress(element(attributes), undefined).faults.join('; ');

describe('the address of a frame', () => {
  it('is the src, to which this page adds that it is the host', () => {
    expect(embedAddress(element({ src: SRC }), undefined).url?.href).to.equal(`${SRC}&host=${self}`);
    expect(embedAddress(element({ src: `${SRC}&host=https%3A%2F%2Fevil.example` }), undefined).url?.searchParams.getAll('host')).to.deep.equal([
      location.origin,
    ]);
  });

  it('is made of a widget, its options and a base', () => {
    const attributes = {
      widget: 'check-in-card',
      base: 'https://school.example/w/embed',
      api: 'https://school.example/api/',
      mode: 'feelings',
      'pre-reader': '',
      id: 'x',
    };
    const { url, permissions } = embedAddress(element(attributes), undefined);
    expect(url?.href).to.equal(
      `https://school.example/w/embed/check-in-card/?api=https%3A%2F%2Fschool.example%2Fapi%2F&mode=feelings&pre-reader=true&host=${self}`,
    );
    expect(permissions).to.equal('clipboard-write');
    expect(embedAddress(element({ src: SRC }), undefined).permissions)
      .to.contain('microphone')
      .and.not.contain('camera');
  });

  it('is none where something is wrong, and the developer hears what', () => {
    expect(faultOf({})).to.match(/neither src nor widget/);
    expect(faultOf({ src: 'javascript:alert(1)' })).to.match(/no web address/);
    expect(faultOf({ src: 'data:text/html,x' })).to.match(/no web address/);
    expect(faultOf({ src: 'http://school.example/embed/check-in-card/?api=/' })).to.match(/https/);
    expect(faultOf({ src: 'https://a:b@school.example/embed/check-in-card/' })).to.match(/no web address/);
    expect(faultOf({ src: 'https://school.example/embed/homework/' })).to.match(/no widget "homework"/);
    expect(faultOf({ src: `${SRC}&token=abc` }))
      .to.match(/token must never stand/)
      .and.not.contain('abc');
    expect(faultOf({ widget: 'homework' })).to.match(/no widget "homework"/);
    expect(faultOf({ widget: 'check-in-card', api: 'https://a.example/' })).to.match(/base/);
    expect(faultOf({ widget: 'check-in-card', base: 'https://a.example/embed/', api: 'https://a.example/', token: 'abc' })).to.match(/getToken/);
    expect(faultOf({ widget: 'check-in-card', base: 'https://a.example/embed/' })).to.match(/no api/);
    expect(faultOf({ widget: 'check-in-card', base: 'https://a.example/embed/', api: 'https://a.example/', rule: 'trend-line' })).to.match(/no option "rule"/);
  });
});

describe('<flywheel-embed> before its tag is defined', () => {
  it('may be given its function already, which is then the property of the class', () => {
    class Late extends FlywheelEmbed {}
    const early = document.createElement('test-late-embed') as Late;
    const getToken = (): string => 'a token';
    early.getToken = getToken;
    document.body.append(early);
    customElements.define('test-late-embed', Late);
    expect(early).to.be.instanceOf(Late);
    expect(Object.hasOwn(early, 'getToken')).to.equal(false);
    expect(early.getToken).to.equal(getToken);
    early.remove();
  });
});

describe('<flywheel-embed>', () => {
  let host: FlywheelEmbed;
  let warned: string[];
  const { warn } = console;
  const frame = (): HTMLIFrameElement | null => host.shadowRoot!.querySelector('iframe');
  const instead = (): HTMLElement => host.shadowRoot!.querySelector('.instead')!;
  /** A page of this origin stands for the school's: it says what a frame says. */
  const show = async (attributes: Readonly<Record<string, string>>): Promise<void> => {
    host = element(attributes);
    document.body.append(host);
    await Promise.resolve();
    await Promise.resolve();
  };
  const ours = { src: `${location.origin}/embed/check-in-card/?api=${encodeURIComponent('/api/')}` };
  const says = (data: unknown, from: { origin?: string; source?: Window | null } = {}): void => {
    const init = { data, origin: location.origin, source: frame()!.contentWindow, ...from };
    window.dispatchEvent(new MessageEvent('message', init));
  };

  beforeEach(() => {
    warned = [];
    console.warn = (line: string) => void warned.push(line);
  });
  afterEach(() => {
    console.warn = warn;
    host.remove();
  });

  it('makes a frame with a name, a sandbox and no more permissions than it needs, when it comes near the screen', async () => {
    await show(ours);
    const { title, loading, referrerPolicy, allow } = frame()!;
    expect({ title, loading, referrerPolicy, allow }).to.deep.equal({
      title: 'Check in card',
      loading: 'lazy',
      referrerPolicy: 'no-referrer',
      allow: 'clipboard-write',
    });
    const sandbox = [...frame()!.sandbox];
    expect(sandbox).to.include.members(['allow-scripts', 'allow-same-origin']);
    expect(sandbox.filter((one) => one.includes('top-navigation'))).to.deep.equal([]);
  });

  it('takes the height and the name that the frame says, unless the page has named it', async () => {
    await show(ours);
    says({ type: 'flywheel.size', version: 1, height: 432, name: 'Nouvelles du jour' });
    expect(frame()!.getBoundingClientRect().height).to.equal(432);
    expect(frame()!.title).to.equal('Nouvelles du jour');
    says({ type: 'flywheel.size', version: 1, height: 99, name: 'Nouvelles du jour' });
    expect(frame()!.getBoundingClientRect().height).to.equal(99);
    host.setAttribute('label', 'How Maya is');
    await Promise.resolve();
    await Promise.resolve();
    says({ type: 'flywheel.size', version: 1, height: 100, name: 'Nouvelles du jour' });
    expect(frame()!.title).to.equal('How Maya is');
  });

  it('hears neither another window nor another origin', async () => {
    await show(ours);
    let asked = 0;
    host.getToken = () => `${asked++}`;
    asked = 0;
    const before = frame()!.getBoundingClientRect().height;
    for (const from of [{ source: window }, { origin: 'https://evil.example' }, { source: null }, { origin: 'null' }]) {
      says({ type: 'flywheel.size', version: 1, height: 9, name: 'x' }, from);
      says({ type: 'flywheel.token-please', version: 1, ask: 1 }, from);
    }
    expect(frame()!.getBoundingClientRect().height).to.equal(before);
    expect(asked).to.equal(0);
  });

  it('lets events of the frame happen on the page, and only those', async () => {
    await show(ours);
    const happened: Event[] = [];
    for (const type of ['flywheel-check-in-sent', 'click']) document.addEventListener(type, (event) => happened.push(event), { once: true });
    says({ type: 'flywheel.event', version: 1, name: 'click', detail: {} });
    says({ type: 'flywheel.event', version: 1, name: 'flywheel-check-in-sent', detail: { studentId: 's', itemId: 'i', checkInId: 'c' } });
    expect(happened.map(({ type, target }) => [type, target])).to.deep.equal([['flywheel-check-in-sent', host]]);
    expect(happened[0]).to.include({ studentId: 's', itemId: 'i', checkInId: 'c' });
    document.dispatchEvent(new Event('click'));
  });

  it('answers a question for a token to the frame, once, however often it is asked', async () => {
    await show(ours);
    const sent: unknown[] = [];
    let calls = 0;
    let give: (token: string) => void = () => undefined;
    frame()!.contentWindow!.postMessage = ((message: unknown, origin: string) => void sent.push([message, origin])) as never;
    says({ type: 'flywheel.size', version: 1, height: 100, name: 'x' });
    expect(sent.splice(0)).to.deep.equal([[{ type: 'flywheel.look', version: 1, dark: false }, location.origin]]);
    host.getToken = () => (calls++ === 0 ? undefined : new Promise<string>((resolve) => (give = resolve)));
    await until(() => sent.length > 0);
    for (let again = 0; again < 3; again++) says({ type: 'flywheel.token-please', version: 1, ask: 4 });
    give('a.b.c');
    await until(() => JSON.stringify(sent).includes('a.b.c'));
    expect(calls).to.equal(2);
    const tokens = sent.filter((one) => JSON.stringify(one).includes('flywheel.token'));
    expect(tokens).to.deep.equal([
      [{ type: 'flywheel.token', version: 1, token: null, ask: undefined }, location.origin],
      [{ type: 'flywheel.token', version: 1, token: 'a.b.c', ask: 4 }, location.origin],
    ]);
  });

  it('shows what stands between its tags, or a sentence, where there is no frame to show', async () => {
    await show({ src: 'javascript:alert(1)' });
    await until(() => !instead().hidden);
    expect(frame()).to.equal(null);
    expect(instead().textContent).to.match(/mistake in the address/);
    expect(warned.join()).to.match(/^flywheel: <flywheel-embed> has a src/);
    host.append('Call the office.');
    expect(instead().querySelector('slot')!.assignedNodes()).to.have.length(1);
  });

  it('shows another frame where its address changes, and the same where it does not', async () => {
    await show(ours);
    const { src } = frame()!;
    host.setAttribute('label', 'x');
    host.setAttribute('src', `${ours.src}&student=2`);
    await Promise.resolve();
    await Promise.resolve();
    expect(frame()!.src).to.contain('student=2');
    expect(src).to.not.contain('student=2');
  });
});
