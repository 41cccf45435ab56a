import { expect } from 'chai';
import { useLocale } from '../../src/i18n/locale.js';
import { isolated, labelled } from '../../src/ui/labelled.js';

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
