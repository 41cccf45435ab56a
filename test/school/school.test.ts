import { expect } from 'chai';
import { documentAnswerer } from '../../src/school/answerer.js';
import '../../src/school/school.js';
import type { UnsavedEvent } from '../../src/element/events.js';
import type { FlywheelSchool } from '../../src/school/school.js';
import { purge } from '../../src/school/sign-out.js';
import '../../src/widgets/check-in-card/check-in-card.js';
import { newId } from '../../src/base/ids.js';
import { AdapterSchool } from '../support/adapter-school.js';
import { all, control, one, settled, textOf, type } from '../support/inside.js';
import { session } from '../support/sample-session.js';

const pages = new Set<HTMLElement>();
afterEach(() => {
  for (const page of pages) page.remove();
  pages.clear();
});

function page(): HTMLElement {
  const main = document.createElement('main');
  pages.add(main);
  document.body.append(main);
  return main;
}
const card = () => document.createElement('flywheel-check-in-card');
/** Each school has an address of its own, so that tests share no storage. */
const school = (adapter: AdapterSchool, change: Partial<FlywheelSchool> = {}): FlywheelSchool =>
  Object.assign(document.createElement('flywheel-school'), { adapter: adapter.call, api: `https://school.example/${newId()}/`, ...change });

/** Looks again until it is so; a test that waits in vain says what was there. */
async function shows(element: HTMLElement, words: RegExp): Promise<void> {
  for (let look = 0; look < 150; look++) {
    await settled(element);
    if (words.test(textOf(element))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(textOf(element)).to.match(words);
}

describe('flywheel-school', () => {
  it('gives widgets inside it a viewer, and takes their check-in to the API once', async () => {
    const api = new AdapterSchool();
    const front = school(api);
    const inner = card();
    front.append(inner);
    page().append(front);
    await shows(inner, /How is Maya Thompson today/);
    one(inner, '[data-value="calm"]').click();
    await settled(inner);
    const sent = new Promise((resolve) => front.addEventListener('flywheel-check-in-sent', resolve, { once: true }));
    one(inner, '.actions .primary').click();
    await sent;
    expect(api.checkIns.map(({ feeling, on, voice }) => ({ feeling, voice, on: on.length }))).to.deep.equal([{ feeling: 'calm', voice: 'home', on: 10 }]);
    await shows(inner, /You have checked in today/);
  });

  it('serves a widget that came before it and stands elsewhere on the page', async () => {
    const main = page();
    const lonely = card();
    main.append(lonely);
    await settled(lonely);
    expect(all(lonely, '.skeleton')).to.have.length(1);
    main.append(school(new AdapterSchool(), { pageWide: true }));
    await shows(lonely, /How is Maya Thompson today/);
  });

  it('lets a widget alone work by its own settings, and two of the same share one machinery', async () => {
    const api = new AdapterSchool();
    const settings = { adapter: api.call, api: `https://alone.example/${newId()}/` };
    const [first, second] = [Object.assign(card(), settings), Object.assign(card(), settings)];
    page().append(first, second);
    await shows(first, /How is Maya Thompson today/);
    await shows(second, /How is Maya Thompson today/);
    expect(api.asked.filter((id) => id === 'session.read')).to.have.length(1);
    expect(documentAnswerer().machineries()).to.have.length(1);
    first.remove();
    second.remove();
    await Promise.resolve();
    await Promise.resolve();
    expect(documentAnswerer().machineries()).to.have.length(0);
  });

  it('X-04 lets go of the former viewer’s words when the token is another person’s', async () => {
    const api = new AdapterSchool();
    const front = school(api);
    const inner = card();
    front.append(inner);
    page().append(front);
    await shows(inner, /How is Maya Thompson today/);
    type(one<HTMLTextAreaElement>(inner, 'textarea'), 'Only Ana may read this');
    await settled(inner);
    api.session = session('teacher');
    front.getToken = () => 'another';
    await settled(front);
    expect(textOf(inner)).not.to.contain('Only Ana');
    await shows(inner, /How is Maya Thompson today/);
    expect(all<HTMLTextAreaElement>(inner, 'textarea').map(({ value }) => value)).not.to.include('Only Ana may read this');
  });

  it('keeps words and drafts when it is moved with everything in it', async () => {
    const front = school(new AdapterSchool());
    const inner = card();
    front.append(inner);
    const main = page();
    main.append(front);
    await shows(inner, /How is Maya Thompson today/);
    type(one<HTMLTextAreaElement>(inner, 'textarea'), 'Carried along');
    const aside = document.createElement('div');
    main.append(aside);
    aside.append(front);
    await settled(inner);
    expect(one<HTMLTextAreaElement>(inner, 'textarea').value).to.equal('Carried along');
  });

  it('X-05 clears a person from device and page, after asking about what was not sent', async () => {
    const api = new AdapterSchool();
    const front = school(api);
    const inner = card();
    front.append(inner);
    page().append(front);
    await shows(inner, /How is Maya Thompson today/);
    api.trouble = 'network';
    one(inner, '[data-value="sad"]').click();
    await settled(inner);
    one(inner, '.actions .primary').click();
    await shows(inner, /Sending|waiting to send/);
    expect(await front.signOut({ ask: (count) => (expect(count).to.equal(1), 'stay') })).to.equal(false);
    expect(textOf(inner)).to.match(/Sending|waiting to send/);
    expect(await purge({ ask: () => 'delete' })).to.equal(true);
    await settled(inner);
    expect(textOf(inner)).not.to.match(/Sad|Thompson/);
  });

  it('X-05 asks about words that are only in a form, also without a network, and cannot send them for anybody', async () => {
    const api = new AdapterSchool();
    const front = school(api);
    const inner = card();
    front.append(inner);
    page().append(front);
    await shows(inner, /How is Maya Thompson today/);
    api.trouble = 'network';
    type(one<HTMLTextAreaElement>(inner, 'textarea'), 'Only in the form');
    const asked: (number | undefined)[][] = [];
    const answer = (choice: 'stay' | 'send' | 'delete') => front.signOut({ ask: (...counts) => (asked.push(counts), choice) });
    expect(await answer('stay')).to.equal(false);
    expect(await answer('send'), 'nobody sends unfinished words').to.equal(false);
    expect(one<HTMLTextAreaElement>(inner, 'textarea').value).to.equal('Only in the form');
    const leaving = front.signOut();
    let dialog: HTMLElement | null = null;
    while (!dialog?.shadowRoot?.querySelector('dialog[open]')) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      dialog = document.querySelector('flywheel-unsent-dialog');
    }
    expect(textOf(dialog)).to.contain('1 thing is not sent yet').and.not.contain('Send now');
    control(dialog, 'Stay signed in').click();
    expect(await leaving).to.equal(false);
    expect(await answer('delete')).to.equal(true);
    expect(asked).to.deep.equal([
      [1, 1, undefined],
      [1, 1, undefined],
      [1, 1, undefined],
    ]);
    expect(await front.signOut({ ask: () => expect.fail('nothing is left to ask about') })).to.equal(true);
  });

  it('asks by a dialog of its own, in which Escape stays', async () => {
    const api = new AdapterSchool();
    const front = school(api);
    const inner = card();
    front.append(inner);
    page().append(front);
    await shows(inner, /How is Maya Thompson today/);
    api.trouble = 'network';
    one(inner, '[data-value="sad"]').click();
    await settled(inner);
    one(inner, '.actions .primary').click();
    await shows(inner, /Sending|waiting to send/);
    const leaving = front.signOut();
    const dialog = await new Promise<HTMLElement>((resolve) => {
      const look = () => {
        const found = document.querySelector<HTMLElement>('flywheel-unsent-dialog');
        if (found?.shadowRoot?.querySelector('dialog[open]')) resolve(found);
        else requestAnimationFrame(look);
      };
      look();
    });
    expect(textOf(dialog)).to.contain('1 thing is not sent yet');
    control(dialog, 'Stay signed in').click();
    expect(await leaving).to.equal(false);
    expect(document.querySelector('flywheel-unsent-dialog')).to.equal(null);
    api.trouble = undefined;
    expect(await front.signOut({ ask: () => 'send' })).to.equal(true);
    expect(api.checkIns).to.have.length(1);
  });

  describe('on a device that several people use', () => {
    const KEY = 'A'.repeat(43);
    function sealing(api = new AdapterSchool()): AdapterSchool {
      api.capabilities = ['check-ins', 'sealed-drafts'];
      api.answers.set('draft-key.read', () => ({ personId: api.session.viewer.id, key: KEY }));
      return api;
    }
    function visit(api: AdapterSchool, change: Partial<FlywheelSchool>): { front: FlywheelSchool; inner: HTMLElement } {
      const [front, inner] = [school(api, change), card()];
      front.append(inner);
      page().append(front);
      return { front, inner };
    }
    async function dialogOf(leaving: Promise<boolean>): Promise<{ dialog: HTMLElement; leaving: Promise<boolean> }> {
      for (;;) {
        const dialog = document.querySelector<HTMLElement>('flywheel-unsent-dialog');
        if (dialog?.shadowRoot?.querySelector('dialog[open]')) return { dialog, leaving };
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }

    it('P9 X-05 words are saved sealed; who leaves may leave them locked, and finds them again; who comes between sees nothing', async () => {
      const api = sealing();
      const address = `https://sealed.example/${newId()}/`;
      const first = visit(api, { api: address, sharedDevice: true });
      await shows(first.inner, /How is Maya Thompson today/);
      type(one<HTMLTextAreaElement>(first.inner, 'textarea'), 'Locked words');
      await shows(first.inner, /Saved on this device/);
      const { dialog, leaving } = await dialogOf(first.front.signOut());
      expect(textOf(dialog)).to.contain('You can leave your words locked on this device');
      control(dialog, 'Keep locked for 7 days and sign out').click();
      expect(await leaving).to.equal(true);
      expect(textOf(first.inner)).not.to.contain('Maya');
      first.front.remove();

      const other = sealing();
      other.session = { ...session('guardian'), viewer: { ...session('guardian').viewer, id: newId() } };
      const between = visit(other, { api: address, sharedDevice: true });
      await shows(between.inner, /How is Maya Thompson today/);
      await settled(between.inner);
      expect(one<HTMLTextAreaElement>(between.inner, 'textarea').value).to.equal('');
      between.front.remove();

      const back = visit(api, { api: address, sharedDevice: true });
      await shows(back.inner, /earlier visit|Your words from/i);
      expect(one<HTMLTextAreaElement>(back.inner, 'textarea').value).to.equal('Locked words');
    });

    it('P9 an API that gives no key: words are kept only while the page is open, and staying locked is not offered', async () => {
      const api = new AdapterSchool();
      const { front, inner } = visit(api, { sharedDevice: true });
      await shows(inner, /How is Maya Thompson today/);
      type(one<HTMLTextAreaElement>(inner, 'textarea'), 'Only here');
      await shows(inner, /Kept only while this page is open/);
      expect(api.asked).not.to.include('draft-key.read');
      const asked: (number | undefined)[] = [];
      expect(await front.signOut({ ask: (_count, _drafts, keepDays) => (asked.push(keepDays), 'delete') })).to.equal(true);
      expect(asked).to.deep.equal([undefined]);
    });

    it('P9 the API may wish it: then words are sealed without a word on the page, for as long as the school says', async () => {
      const api = sealing();
      api.session = { ...api.session, school: { ...api.session.school, policies: { ...api.session.school.policies, drafts: 'sealed', retentionDays: 2 } } };
      const { front, inner } = visit(api, {});
      await shows(inner, /How is Maya Thompson today/);
      type(one<HTMLTextAreaElement>(inner, 'textarea'), 'Sealed by wish');
      await shows(inner, /Saved on this device/);
      const asked: (number | undefined)[] = [];
      expect(await front.signOut({ ask: (_count, _drafts, keepDays) => (asked.push(keepDays), 'stay') })).to.equal(false);
      expect(asked).to.deep.equal([2]);
      expect(await front.signOut({ ask: () => 'delete' })).to.equal(true);
    });

    it('P9 X-04 X-06 what was written before it was shared is there, sealed; what waited is shown to its writer, and sent once they say so', async () => {
      const api = sealing();
      const address = `https://shared-later.example/${newId()}/`;
      const first = visit(api, { api: address });
      await shows(first.inner, /How is Maya Thompson today/);
      api.trouble = 'network';
      type(one<HTMLTextAreaElement>(first.inner, 'textarea'), 'Waited in clear');
      one(first.inner, '.actions .primary').click();
      await shows(first.inner, /Sending|waiting to send/);
      await shows(first.inner, /Check in again/);
      control(first.inner, 'Check in again').click();
      await settled(first.inner);
      type(one<HTMLTextAreaElement>(first.inner, 'textarea'), 'Begun in clear');
      await shows(first.inner, /Saved on this device/);
      first.front.remove();
      api.trouble = undefined;

      const shared = visit(api, { api: address, sharedDevice: true });
      await shows(shared.inner, /You wrote this before words were locked on this device/);
      expect(api.checkIns, 'nothing goes by itself').to.have.length(0);
      await shows(shared.inner, /Your words from/);
      expect(one<HTMLTextAreaElement>(shared.inner, 'textarea').value).to.equal('Begun in clear');
      control(one(shared.inner, '.waiting'), 'Send').click();
      for (let look = 0; look < 150 && api.checkIns.length === 0; look++) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(api.checkIns.map(({ note }) => note?.text)).to.deep.equal(['Waited in clear']);
      expect(await shared.front.signOut({ ask: () => 'delete' })).to.equal(true);
    });

    it('X-05 where not all of it could be sealed, the question comes again without that answer, and nothing is lost', async () => {
      const api = sealing();
      const { front, inner } = visit(api, { sharedDevice: true });
      await shows(inner, /How is Maya Thompson today/);
      type(one<HTMLTextAreaElement>(inner, 'textarea'), 'Too much');
      await shows(inner, /Saved on this device/);
      const encrypt = SubtleCrypto.prototype.encrypt;
      SubtleCrypto.prototype.encrypt = () => Promise.reject(new DOMException('not now', 'OperationError'));
      const asked: (number | undefined)[] = [];
      try {
        type(one<HTMLTextAreaElement>(inner, 'textarea'), 'Too much for this disk');
        expect(await front.signOut({ ask: (_count, _drafts, keepDays) => (asked.push(keepDays), keepDays ? 'keep' : 'stay') })).to.equal(false);
      } finally {
        SubtleCrypto.prototype.encrypt = encrypt;
      }
      expect(asked).to.deep.equal([7, undefined]);
      expect(one<HTMLTextAreaElement>(inner, 'textarea').value).to.equal('Too much for this disk');
      expect(await front.signOut({ ask: () => 'delete' })).to.equal(true);
    });
  });

  it('tells the developer once in the console and the reader in a sentence where the api is no address', async () => {
    const heard: string[] = [];
    const warn = console.warn;
    console.warn = (text: string) => void heard.push(text);
    try {
      const inner = Object.assign(card(), { api: 'http://' });
      const again = Object.assign(card(), { api: 'http://' });
      page().append(inner, again);
      await shows(inner, /not set up yet/);
      await shows(again, /not set up yet/);
    } finally {
      console.warn = warn;
    }
    expect(heard).to.have.length(1);
    expect(heard[0]).to.match(/^flywheel: <flywheel-check-in-card> has an api that is no web address/);
  });

  it('leaves nothing running after ten visits', async () => {
    const api = new AdapterSchool();
    for (let visit = 0; visit < 10; visit++) {
      const front = school(api);
      front.append(card());
      const main = page();
      main.append(front);
      await settled(front);
      main.remove();
      await Promise.resolve();
      expect(front.machinery).to.equal(undefined);
    }
    expect(documentAnswerer().machineries()).to.have.length(0);
  });

  it('says when words would be lost on leaving, and when no longer: to the school, and to the document where a widget stands alone', async () => {
    const heard: string[] = [];
    const listen = (event: Event) => heard.push(`${(event.target as Element).nodeName} ${String((event as UnsavedEvent).unsaved)}`);
    window.addEventListener('flywheel-unsaved', listen);
    const inSchool = card();
    const front = school(new AdapterSchool(), { sharedDevice: true });
    front.append(inSchool);
    const alone = Object.assign(card(), { adapter: new AdapterSchool().call, api: `https://school.example/${newId()}/`, sharedDevice: true });
    for (const [inner, whole] of [
      [inSchool, front],
      [alone, alone],
    ] as const) {
      page().append(whole);
      await shows(inner, /How is Maya Thompson today/);
      type(one<HTMLTextAreaElement>(inner, 'textarea'), 'Zyzzyva');
      await shows(inner, /Kept only while this page is open/);
    }
    expect(heard).to.deep.equal(['FLYWHEEL-SCHOOL true', '#document true']);
    one(inSchool, '.actions .primary').click();
    await shows(inSchool, /You have checked in today/);
    alone.remove();
    await settled(inSchool);
    const last = (of: string) => heard.findLast((line) => line.startsWith(of));
    expect([last('FLYWHEEL-SCHOOL'), last('#document')]).to.deep.equal(['FLYWHEEL-SCHOOL false', '#document false']);
    window.removeEventListener('flywheel-unsaved', listen);
  });

  it('says nothing of words that the device has', async () => {
    const heard: Event[] = [];
    const front = school(new AdapterSchool());
    front.addEventListener('flywheel-unsaved', (event) => heard.push(event));
    const inner = card();
    front.append(inner);
    page().append(front);
    await shows(inner, /How is Maya Thompson today/);
    type(one<HTMLTextAreaElement>(inner, 'textarea'), 'Zyzzyva');
    await shows(inner, /Saved on this device/);
    expect(heard).to.deep.equal([]);
  });

  it('starts anew as whoever signs in behind the same function, and clears nothing', async () => {
    const api = new AdapterSchool();
    let asked = 0;
    const front = school(api, { getToken: () => `token-${++asked}` });
    const inner = card();
    front.append(inner);
    page().append(front);
    await shows(inner, /How is Maya Thompson today/);
    type(one<HTMLTextAreaElement>(inner, 'textarea'), 'for later');
    await shows(inner, /Saved on this device/);
    const before = front.machinery;
    front.reset();
    await shows(inner, /How is Maya Thompson today/);
    expect(front.machinery).not.to.equal(before);
    expect(one<HTMLTextAreaElement>(inner, 'textarea').value).to.equal('for later');
  });
});
