import { expect } from 'chai';
import { html, render } from 'lit';
import { useLocale } from '../../src/i18n/locale.js';
import { isolated, labelled, labelledParts } from '../../src/ui/labelled.js';

describe('ui/labelled', () => {
  afterEach(() => useLocale('en'));

  it('X-14 joins a label and words as each language does', async () => {
    const joined: Record<string, string> = {};
    for (const locale of ['en', 'ar', 'es', 'fr', 'ht', 'pt', 'vi', 'zh-Hans']) {
      await useLocale(locale);
      joined[locale] = labelled('A', 'b');
    }
    const usual = 'A: b';
    expect(joined).to.deep.equal({ en: usual, ar: usual, es: usual, fr: 'A\u00a0: b', ht: usual, pt: usual, vi: usual, 'zh-Hans': 'A：b' });
  });

  it('X-14 joins elements as it joins words, each with its own language', async () => {
    for (const [locale, joined] of [
      ['en', 'Ana: 你好'],
      ['fr', 'Ana\u00a0: 你好'],
      ['zh-Hans', 'Ana：你好'],
    ] as const) {
      await useLocale(locale);
      const line = document.createElement('p');
      render(labelledParts(html`<bdi>Ana</bdi>`, html`<bdi lang="zh">你好</bdi>`), line);
      expect(line.textContent, locale).to.equal(joined);
      expect([...line.children].map(({ textContent }) => textContent)).to.deep.equal(['Ana', '你好']);
    }
  });

  it('keeps a colon that is in them', () => {
    expect(labelled('Note: a', 'b: c')).to.equal('Note: a: b: c');
  });

  it('keeps words of the other direction together in a line that is measured', () => {
    const line = document.createElement('p');
    line.dir = 'rtl';
    line.textContent = isolated('Maya (5)');
    expect(line.textContent.replace(/[\u2066-\u2069]/g, '')).to.equal('Maya (5)');
    expect([line.textContent.at(0), line.textContent.at(-1)]).to.deep.equal(['\u2068', '\u2069']);
  });
});
