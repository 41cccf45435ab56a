/** Who translates a message: the school, else the browser itself, else nobody; and that the original always stays. */
import { expect } from 'chai';
import { CallFailure } from '../../../src/contract/problem.js';
import { MessageTranslations, type Translate } from '../../../src/widgets/message-thread/message-translation.js';
import { translators } from '../../../src/widgets/message-thread/translation-ways.js';
import { control, hasControl, one, settled, textOf } from '../../support/inside.js';
import { message } from '../../support/messages.js';
import { mountThread } from '../../support/mount-thread.js';
import { SteppingClock, until } from '../../support/stepping-clock.js';

const spanish = message(1, { text: 'Maya leyó una página.', language: 'es' });

/** A browser that can, as far as `availability` goes; what was asked of it is written down. */
class FakeTranslator {
  readonly asked: object[] = [];
  destroyed = 0;
  constructor(
    readonly answer: 'available' | 'downloadable' | 'unavailable',
    readonly words: () => Promise<string> = () => Promise.resolve('Maya read a page.'),
  ) {}
  availability = (languages: object): Promise<string> => {
    this.asked.push(languages);
    return Promise.resolve(this.answer);
  };
  create = () => Promise.resolve({ translate: this.words, destroy: () => void this.destroyed++ });
}

describe('MT-16 X-15 a translation by the browser itself', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'Translator');
  const has = (translator: FakeTranslator | undefined): void =>
    void Object.defineProperty(globalThis, 'Translator', { value: translator, configurable: true, writable: true });
  afterEach(() => {
    if (before) Object.defineProperty(globalThis, 'Translator', before);
    else Reflect.deleteProperty(globalThis, 'Translator');
  });

  async function translated(translator: FakeTranslator | undefined, capabilities = ['messages']): Promise<HTMLElement> {
    has(translator);
    const { element } = await mountThread({ messages: [spanish], capabilities }, {}, ({ reader }) =>
      reader.answers.set('messages.translate', () => {
        throw new CallFailure('problem', 'messages.translate', { type: 'no-translation' });
      }),
    );
    if (hasControl(element, 'Translate')) control(element, 'Translate').click();
    await settled(element);
    return element;
  }

  it('stands where the school has none: in the viewer’s language, said to be a machine’s, the original one press away', async () => {
    const browser = new FakeTranslator('available');
    const element = await translated(browser);
    expect(browser.asked).to.deep.equal([{ sourceLanguage: 'es', targetLanguage: 'en' }]);
    expect(textOf(one(element, '.message'))).to.contain('Maya read a page. Translated by a machine.');
    expect(one(element, '.text').lang).to.equal('en');
    expect(browser.destroyed).to.equal(1);
    control(element, 'Show the original').click();
    await settled(element);
    expect([one(element, '.text').textContent, one(element, '.text').lang]).to.deep.equal(['Maya leyó una página.', 'es']);
  });

  it('is asked after the school, which could not', async () => {
    const element = await translated(new FakeTranslator('downloadable'), ['messages', 'translate']);
    expect(textOf(one(element, '.message'))).to.contain('Maya read a page.');
  });

  it('that there is none is said, and the original stays', async () => {
    const broken = new FakeTranslator('available', () => Promise.reject(new Error('no model')));
    for (const browser of [new FakeTranslator('unavailable'), broken]) {
      const element = await translated(browser);
      expect(textOf(one(element, '.message')))
        .to.contain('There is no translation right now.')
        .and.contain('Maya leyó una página.');
    }
    expect(broken.destroyed, 'what was made is given back').to.equal(1);
  });

  it('is not offered where nobody can, nor for what is in the viewer’s language already', async () => {
    expect(hasControl(await translated(undefined), 'Translate')).to.equal(false);
    has(new FakeTranslator('available'));
    const { element } = await mountThread({ messages: [message(1)] });
    expect(hasControl(element, 'Translate')).to.equal(false);
  });

  it('that does not answer is not waited for any longer than half a minute; asked once more, it may have it', async () => {
    const clock = new SteppingClock();
    let words: (() => void) | undefined;
    has(new FakeTranslator('downloadable', () => new Promise((resolve) => (words = () => resolve('Maya read a page.')))));
    const translations = new MessageTranslations(
      () => undefined,
      () => Promise.resolve(translators(undefined, ['messages'], clock)),
    );
    const asked = translations.ask(spanish, 'en');
    await until(() => words !== undefined);
    await clock.pass(29_999);
    expect(translations.state(spanish, 'en', true)).to.equal('asked');
    await clock.pass(1);
    await asked;
    expect(translations.state(spanish, 'en', true)).to.equal('failed');
    words = undefined;
    const again = translations.ask(spanish, 'en');
    await until(() => words !== undefined);
    words!();
    await again;
    expect(translations.of(spanish)?.text).to.equal('Maya read a page.');
    expect(clock.waiting, 'no timer is left behind').to.equal(0);
  });
});

describe('translations of a thread', () => {
  const words =
    (text: string): Translate =>
    () =>
      Promise.resolve({ text, language: 'en', by: 'machine' });
  const none: Translate = () => Promise.resolve(undefined);
  const fails: Translate = () => Promise.reject(new Error('no'));

  /** Asked of these, and no others; `changed` hears of each step. */
  const among = (ways: readonly Translate[], changed: () => void = () => undefined): MessageTranslations =>
    new MessageTranslations(changed, () => Promise.resolve(ways));

  it('that cannot be asked for, because a file does not come, are said to be none now; asking again asks again', async () => {
    let isOnline = false;
    const translations = new MessageTranslations(
      () => undefined,
      () => (isOnline ? Promise.resolve([words('now')]) : Promise.reject(new Error('offline'))),
    );
    await translations.ask(spanish, 'en');
    expect(translations.state(spanish, 'en', true)).to.equal('failed');
    isOnline = true;
    await translations.ask(spanish, 'en');
    expect(translations.of(spanish)?.text).to.equal('now');
  });

  it('come from the first who has one; the others are not asked', async () => {
    let asked = 0;
    const later: Translate = (...given) => {
      asked++;
      return words('later')(...given);
    };
    const translations = among([none, fails, words('first'), later]);
    await translations.ask(spanish, 'en');
    expect([translations.of(spanish)?.text, translations.state(spanish, 'en', true), asked]).to.deep.equal(['first', 'there', 0]);
  });

  it('say each step once: can, asked, failed, and again', async () => {
    const seen: string[] = [];
    const ways = [none];
    const translations = among(ways, () => seen.push(translations.state(spanish, 'en', true)));
    expect(translations.state(spanish, 'en', true)).to.equal('can');
    await translations.ask(spanish, 'en');
    ways[0] = words('now');
    await translations.ask(spanish, 'en');
    expect(seen).to.deep.equal(['asked', 'failed', 'asked', 'there']);
  });

  it('the school’s own goes before one that was asked for, and what was removed has none', () => {
    const translations = among([]);
    const own = { ...spanish, translation: { text: 'By the school', language: 'en', by: 'person' as const } };
    expect(translations.shown(own)?.text).to.equal('By the school');
    translations.toggle(own);
    expect([translations.shown(own), translations.of(own)?.text]).to.deep.equal([undefined, 'By the school']);
    expect(translations.state({ ...spanish, text: null }, 'en', true)).to.equal('none');
    expect(translators(undefined, ['translate'], new SteppingClock()).length).to.be.at.most(1);
  });
});
