import { expect } from 'chai';
import { usableLocale, usableTimeZone } from '../../src/base/usable.js';

describe('what a browser can use of a language and a zone (X-14)', () => {
  const heard: string[] = [];
  const { warn } = console;
  before(() => (console.warn = (line: string) => heard.push(line)));
  after(() => (console.warn = warn));

  it('X-14 takes the first language that is one, and tells the developer of the others once', () => {
    expect(usableLocale('es-MX', 'en')).to.equal('es-MX');
    expect(usableLocale(undefined, '', 'ar')).to.equal('ar');
    expect(usableLocale('xx-??', 'es')).to.equal('es');
    expect(usableLocale('xx-??')).to.equal('en');
    expect(heard).to.deep.equal(['flywheel: "xx-??" is no language that this browser knows; the next best is used.']);
  });

  it('X-14 takes the first zone that is one', () => {
    heard.length = 0;
    expect(usableTimeZone('America/New_York')).to.equal('America/New_York');
    expect(usableTimeZone('Mars/Base', 'Europe/Madrid')).to.equal('Europe/Madrid');
    expect(usableTimeZone(undefined)).to.equal('UTC');
    expect(heard).to.have.length(1);
  });
});
