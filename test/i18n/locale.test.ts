import { msg, str } from '@lit/localize';
import { expect } from 'chai';
import { currentLanguage, directionOf, languageFor, languages, localeOfWords, useLocale } from '../../src/i18n/locale.js';
import { useWords } from '../../src/i18n/own-words.js';

const words = () => [msg('Send'), msg(str`${'Maya'} will read this.`)];

describe('i18n', () => {
  afterEach(() => useLocale('en'));

  it('X-14 finds the language for any tag, and English for what it does not have', () => {
    expect(['es', 'es-MX', 'ES-419', 'ar-EG', 'en-GB', 'xx', ''].map(languageFor)).to.deep.equal(['es', 'es', 'es', 'ar', 'en', 'en', 'en']);
  });

  it('X-14 finds Simplified Chinese for every Chinese tag, and Brazilian words for every Portuguese one', () => {
    expect(['zh', 'zh-CN', 'zh-Hans-SG', 'zh-TW', 'pt-BR', 'pt-PT', 'fr-HT', 'ht-HT', 'vi-VN'].map(languageFor)).to.deep.equal([
      'zh-Hans',
      'zh-Hans',
      'zh-Hans',
      'zh-Hans',
      'pt',
      'pt',
      'fr',
      'ht',
      'vi',
    ]);
  });

  it('X-14 writes dates in a language that the browser has, the nearest to the words', async () => {
    const day = (tag: string): string => new Intl.DateTimeFormat(localeOfWords(tag), { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 10, 30));
    await useLocale('ht');
    expect(day('ht')).to.match(/^nov/);
    await useLocale('pt-PT');
    expect(localeOfWords('pt-PT')).to.equal('pt-PT');
    expect(day('pt-PT')).to.equal('novembro');
    await useLocale('xx');
    expect(day('xx')).to.equal('November');
  });

  for (const language of languages())
    it(`X-14 has words of its own in ${language}`, async () => {
      await useLocale(language);
      expect(currentLanguage()).to.equal(language);
      expect(words()[1]).to.contain('Maya');
      if (language !== 'en') expect(words()).not.to.include('Send');
    });

  it('X-14 writes no dates in another script than the words, and is not stopped by what is no tag', async () => {
    await useLocale('zh-TW');
    expect([currentLanguage(), localeOfWords('zh-TW'), localeOfWords('zh-Hant')]).to.deep.equal(['zh-Hans', 'zh-Hans', 'zh-Hans']);
    await useLocale('zh-CN');
    expect(['zh-CN', 'zh-Hans-SG'].map(localeOfWords)).to.deep.equal(['zh-CN', 'zh-Hans-SG']);
    await useLocale('es');
    expect(['es-', 'es--MX', 'es_MX', '', 'xx', '!'].map(localeOfWords)).to.deep.equal(['es', 'es', 'es', 'es', 'es', 'es']);
    useWords('no_tag', { Send: 'Sende' });
    await useLocale('no_tag');
    expect([msg('Send'), localeOfWords('no_tag')]).to.deep.equal(['Sende', 'en']);
  });

  it('knows which way words run', () => {
    expect(['ar', 'ar-EG', 'he', 'fa', 'ur', 'en', 'es', 'arn'].map(directionOf)).to.deep.equal(['rtl', 'rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr']);
  });

  it('X-14 turns the page’s words when they have arrived, there and back', async () => {
    expect(words()).to.deep.equal(['Send', 'Maya will read this.']);
    await useLocale('es-MX');
    expect(currentLanguage()).to.equal('es');
    expect(words()).to.deep.equal(['Enviar', 'Leerán esto: Maya.']);
    await useLocale('en');
    expect(words()).to.deep.equal(['Send', 'Maya will read this.']);
  });

  it('has the last language asked for, however fast the wishes come', async () => {
    await Promise.all([useLocale('es'), useLocale('ar'), useLocale('en'), useLocale('ar')]);
    expect(msg('Send')).to.equal('إرسال');
  });

  it('X-14 lets a school say any sentence in its own words, in any language, places filled', async () => {
    useWords('es', { Send: 'Mandar' });
    await useLocale('es');
    expect(words()).to.deep.equal(['Mandar', 'Leerán esto: Maya.']);
    useWords('en', { '{0} will read this.': 'Read by {0}.' });
    await useLocale('en');
    expect(words()).to.deep.equal(['Send', 'Read by Maya.']);
    useWords('so', { Send: 'Dir' });
    await useLocale('so-SO');
    expect(words()).to.deep.equal(['Dir', 'Maya will read this.']);
    expect(currentLanguage()).to.equal('so');
  });

  // These words stay on the page: nothing after this asks for Chinese or for Spanish.
  it('X-14 prefers a page’s own words where their script is nearer, and ours stand in for the sentences that it left', async () => {
    useWords('es-MX', { Send: 'Mandar ya' });
    expect(['es-AR', 'es-MX', 'es'].map(languageFor)).to.deep.equal(['es', 'es-MX', 'es']);
    await useLocale('es-MX');
    expect(words()).to.deep.equal(['Mandar ya', 'Leerán esto: Maya.']);
    useWords('zh-Hant', { Send: '傳送' });
    expect(['zh-TW', 'zh-HK', 'zh-Hant-MO', 'zh-CN', 'zh'].map(languageFor)).to.deep.equal(['zh-Hant', 'zh-Hant', 'zh-Hant', 'zh-Hans', 'zh-Hans']);
    useWords('zh', { Send: '送出' });
    expect(['zh-TW', 'zh-CN', 'zh-Hans', 'zh'].map(languageFor)).to.deep.equal(['zh-Hant', 'zh', 'zh-Hans', 'zh']);
    await useLocale('zh-TW');
    expect([words()[0], localeOfWords('zh-TW')]).to.deep.equal(['傳送', 'zh-TW']);
  });
});
