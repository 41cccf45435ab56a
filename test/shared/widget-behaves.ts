/**
 * What every widget promises, whatever it is about. A widget's test names its states and how words are typed into it; the rest is here.
 * axe runs in each state; what axe cannot see is tried by hand.
 */
import 'axe-core/axe.min.js';
import type Axe from 'axe-core';
import { a11ySnapshot, sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { defineElement } from '../../src/element/define-element.js';
import { languages, setOwnTemplates, useLocale } from '../../src/i18n/locale.js';
import { PSEUDO, outsideOfPseudo, pseudoTemplates } from '../../stories/support/pseudo-locale.js';
import type { FakePorts } from '../support/fake-ports.js';
import { focused, isShown, settled, textOf, within } from '../support/inside.js';

declare const axe: typeof Axe;

export interface Scene {
  readonly element: HTMLElement;
  readonly ports: FakePorts;
}
export interface Behaviour {
  readonly tag: string;
  /** Every state on purpose, by name. Each mounts anew and is taken away by the test's own clean-up. */
  readonly states: Readonly<Record<string, () => Promise<Scene>>>;
  /** The state in which words can be typed. */
  readonly ready: () => Promise<Scene>;
  /** A second visit on the same ports, after the first element is gone. */
  readonly again: (ports: FakePorts) => Promise<Scene>;
  readonly type: (element: HTMLElement, words: string) => Promise<void>;
  readonly words: (element: HTMLElement) => string;
  /** A property that matters, to be set before or after the element is on the page; `shows` is then in its text. */
  readonly property: { readonly name: string; readonly value: unknown; readonly shows: RegExp };
  /** Of what a screen reader reads in the ready state, what matters: each once, in this order, as role and name. */
  readonly heard: readonly string[];
  /** Texts that are the same in every language: names, numbers, what people wrote. */
  readonly untranslated: readonly RegExp[];
}

async function violations(element: Element): Promise<string[]> {
  const { violations: found } = await axe.run(element, {
    // What passes is told by one example.
    resultTypes: ['violations'],
    rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, target }) => `${JSON.stringify(target)} ${html.slice(0, 160)}`).join(' | ')}`);
}

const focusable = 'a[href], button, input, select, textarea, [tabindex]';
/** What Tab should reach: of a group of radio buttons only one. */
const tabStops = (element: Element): Element[] =>
  [...within(element)].filter(
    (one) => one.matches(focusable) && isShown(one) && (one as HTMLElement).tabIndex >= 0 && !one.matches(':disabled, input[type=radio]'),
  );

/** Words on the page, one per piece of text. */
export function pieces(element: Element): Set<string> {
  const found = new Set<string>();
  for (const one of [element, ...within(element)]) {
    for (const node of one.childNodes) if (node instanceof Text && node.data.trim() && isShown(one)) found.add(node.data.trim());
    const label = one.getAttribute('aria-label');
    if (label) found.add(label);
  }
  return found;
}

interface Heard {
  readonly role: string;
  readonly name?: string;
  readonly children?: readonly Heard[];
}
/** What a screen reader reads one after the other: `heading Maya’s card`. Spaces at which no line ends sound like others. */
const linesOf = ({ role, name, children = [] }: Heard): string[] => [[role, name].filter(Boolean).join(' ').replace(/\s/g, ' '), ...children.flatMap(linesOf)];

/** What reaches over the widget's own edges. */
function outOf(element: Element): string[] {
  const box = element.getBoundingClientRect();
  const out = [...within(element)].filter((one) => {
    const { left, right, width } = one.getBoundingClientRect();
    return width > 1 && isShown(one) && !one.closest('.visually-hidden') && (left < box.left - 1 || right > box.right + 1);
  });
  return out.map((one) => one.outerHTML.slice(0, 120));
}

/** Words that have less room than they need: what is more is clipped and cannot be scrolled to. */
function cutOff(element: Element): string[] {
  const cut = [...within(element)].filter((one) => {
    if (!isShown(one) || one.closest('.visually-hidden, svg') || ![...one.childNodes].some((node) => node instanceof Text && node.data.trim())) return false;
    const { overflowX, overflowY } = getComputedStyle(one);
    const clips = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    return (clips(overflowX) && one.scrollWidth > one.clientWidth + 1) || (clips(overflowY) && one.scrollHeight > one.clientHeight + 1);
  });
  return cut.map((one) => one.outerHTML.slice(0, 120));
}

/** Every day of the week and every month as `options` write them in English. */
const names = (options: Intl.DateTimeFormatOptions): string[] =>
  Array.from({ length: 84 }, (_, index) => new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(Date.UTC(2026, index % 12, 1 + (index % 7))));
const dateOptions: readonly Intl.DateTimeFormatOptions[] = [{ weekday: 'long' }, { month: 'long' }, { weekday: 'short' }, { month: 'short' }];
const dateWords = new RegExp(`\\b(${[...new Set(dateOptions.flatMap(names))].join('|')})\\b`, 'g');
/** Without what the browser itself writes of a date. */
const withoutDates = (text: string): string => text.replace(dateWords, '');

async function inPseudo(mount: () => Promise<Scene>): Promise<HTMLElement> {
  if (!languages().includes(PSEUDO)) setOwnTemplates(PSEUDO, pseudoTemplates(await (await fetch('/src/i18n/xliff/es.xlf')).text()));
  await useLocale(PSEUDO);
  const { element } = await mount();
  await settled(element);
  return element;
}

const isFirefox = /Firefox/.test(navigator.userAgent);
/** In `npm test`, which also shows axe each state of each widget as a story; a file that is run by itself looks at all. */
const { leftToStories = false } = globalThis as { leftToStories?: boolean };

export function widgetBehaves({ tag, states, ready, again, type, words, property, heard, untranslated }: Behaviour): void {
  describe(`${tag} behaves`, () => {
    afterEach(async () => {
      await useLocale('en');
      await setViewport({ width: 800, height: 900 });
    });

    it('is defined once, also where the library is loaded twice', () => {
      const first = customElements.get(tag);
      expect(first).to.be.a('function');
      expect(() => defineElement(tag, class extends HTMLElement {})).not.to.throw();
      expect(customElements.get(tag)).to.equal(first);
    });

    // Words are the same in every engine, and how another one lays them out is seen where the widget is ready.
    for (const [name, mount] of Object.entries(states).filter(([state]) => !isFirefox || state.startsWith('ready'))) {
      if (!isFirefox && (!leftToStories || name.startsWith('ready')))
        it(`X-17 has nothing that axe objects to: ${name}`, async () => {
          const { element } = await mount();
          expect(await violations(element)).to.deep.equal([]);
        });

      it(`X-14 says no sentence that cannot be translated, and cuts none off that is 40 % longer, in 280 px: ${name}`, async () => {
        await setViewport({ width: 280, height: 800 });
        const element = await inPseudo(mount);
        const own = [...pieces(element)].map((piece) => ({ piece, outside: withoutDates(outsideOfPseudo(piece)) }));
        const english = own.filter(({ piece, outside }) => /\p{L}{3}/u.test(outside) && !untranslated.some((known) => known.test(piece)));
        expect(english.map(({ piece }) => piece)).to.deep.equal([]);
        expect(outOf(element)).to.deep.equal([]);
        expect(cutOff(element)).to.deep.equal([]);
      });

      it(`X-14 turns round and fits from right to left in 280 px: ${name}`, async () => {
        await useLocale('ar');
        await setViewport({ width: 280, height: 800 });
        const { element } = await mount();
        await settled(element);
        expect(outOf(element)).to.deep.equal([]);
        expect(getComputedStyle(element.shadowRoot!.firstElementChild!).direction).to.equal('rtl');
      });
    }

    it('X-17 can be worked by keyboard alone: Tab reaches everything, and shows where it is', async () => {
      const { element } = await ready();
      const wanted = tabStops(element);
      expect(wanted.length).to.be.above(2);
      const reached = new Set<Element>();
      // No press beyond the last: Firefox leads Tab out of the page then, where nothing is `:focus`, and the keys of the tests that follow with it.
      for (let presses = 0; presses < wanted.length + 12 && reached.size < wanted.length; presses++) {
        await sendKeys({ press: 'Tab' });
        const at = focused();
        if (!at || !wanted.includes(at)) continue;
        reached.add(at);
        const { outlineStyle, outlineWidth } = getComputedStyle(at);
        expect(outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, `${at.outerHTML.slice(0, 80)} shows its focus`).to.equal(true);
      }
      expect(wanted.filter((one) => !reached.has(one)).map((one) => one.outerHTML.slice(0, 100))).to.deep.equal([]);
    });

    if (!isFirefox)
      it('X-17 tells a screen reader what is there, in order, and what each control is called', async () => {
        await ready();
        const lines = linesOf((await a11ySnapshot({})) as unknown as Heard);
        expect(lines.filter((line) => /^(button|checkbox|combobox|link|radio|searchbox|spinbutton|textbox)$/.test(line))).to.deep.equal([]);
        expect(lines.filter((line) => heard.includes(line))).to.deep.equal(heard);
      });

    it('has room for a finger: everything to press is at least 44 px', async () => {
      const { element } = await ready();
      const small = tabStops(element).filter((one) => {
        const { width, height } = one.getBoundingClientRect();
        return one.matches('button, select, .chip') && (width < 43.5 || height < 43.5);
      });
      expect(small.map((one) => one.outerHTML.slice(0, 100))).to.deep.equal([]);
    });

    it('takes its properties before it is on the page, and after', async () => {
      const before = await ready();
      expect(textOf(before.element)).not.to.match(property.shows);
      (before.element as unknown as Record<string, unknown>)[property.name] = property.value;
      await settled(before.element);
      expect(textOf(before.element)).to.match(property.shows);
      const early = Object.assign(document.createElement(tag), { [property.name]: property.value });
      before.element.parentElement!.append(early);
      await settled(early);
      expect(textOf(early)).to.match(property.shows);
    });

    it('X-01 has every word again after a reload', async () => {
      const { element, ports } = await ready();
      await type(element, 'Half a sentence, and the');
      element.remove();
      await Promise.resolve();
      const { element: next } = await again(ports);
      expect(words(next)).to.equal('Half a sentence, and the');
    });

    it('keeps its words when the page moves it', async () => {
      const { element } = await ready();
      await type(element, 'Still here');
      const aside = document.createElement('div');
      element.parentElement!.append(aside);
      aside.append(element);
      await settled(element);
      expect(words(element)).to.equal('Still here');
    });

    it('leaves nothing behind after ten visits', async () => {
      const { element, ports } = await ready();
      element.remove();
      for (let visit = 0; visit < 10; visit++) {
        const { element: next } = await again(ports);
        next.remove();
      }
      await settled(document.body);
      expect({ access: ports.access.watchers, outbox: ports.outbox.watchers, reader: ports.reader.watchers, drafts: ports.drafts.open_.size }).to.deep.equal({
        access: 0,
        outbox: 0,
        reader: 0,
        drafts: 0,
      });
    });

    it('works where nothing can be stored, and says so without claiming "saved"', async () => {
      const { element, ports } = await ready();
      ports.drafts.storage = 'memory';
      await type(element, 'Only here');
      expect(textOf(element)).to.contain('Kept only while this page is open').and.not.contain('Saved on this device');
      expect(words(element)).to.equal('Only here');
    });

    it('X-10 uses only tokens that are there', async () => {
      const { element } = await ready();
      const missing = new Set<string>();
      for (const host of [element, ...within(element)].filter(({ shadowRoot }) => shadowRoot)) {
        const css = host.shadowRoot!.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('\n');
        for (const [, name] of css.matchAll(/var\((--fw-[\w-]+)/g)) if (!getComputedStyle(host).getPropertyValue(name!)) missing.add(name!);
      }
      expect([...missing]).to.deep.equal([]);
    });
  });
}
