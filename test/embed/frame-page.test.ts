import { expect } from 'chai';
import { framePage } from '../../src/embed/page/frame-page.js';
import { widgetNames } from '../../src/embed/options.js';

const files = { style: '../frame.css', script: '../../flywheel.js', modules: ['../../chunks/core-12345678.js'] };

describe('the page of a widget, before any script runs', () => {
  const pages = widgetNames.map((widget) => new DOMParser().parseFromString(framePage(widget, files), 'text/html'));

  it('says what it is in a finished sentence, with a link to itself', () => {
    for (const page of pages) {
      expect(page.title).to.not.equal('');
      expect(page.querySelector('h1')!.textContent).to.equal(page.title);
      const [sentence] = page.querySelectorAll('main p');
      expect(sentence!.textContent).to.match(/^Here .+\. Open this on a page of its own$/);
      expect(sentence!.querySelector('a')!.getAttribute('href')).to.equal('');
    }
  });

  it('says it in every language where scripts are off, each in its own direction', () => {
    for (const page of pages) {
      // A parser without scripts reads what stands in <noscript>.
      const list = [...page.querySelectorAll('noscript li')];
      expect(list.map((one) => one.getAttribute('lang'))).to.deep.equal(['es', 'ar', 'zh-Hans', 'vi', 'fr', 'pt', 'ht']);
      expect(list.filter((one) => one.getAttribute('dir') === 'rtl')).to.have.length(1);
      for (const one of list) expect(one.textContent).to.not.match(/Here|Open this/);
    }
  });

  it('has nothing inline, and a policy that allows nothing inline', () => {
    for (const page of pages) {
      expect(page.querySelectorAll('style, [style], script:not([src])')).to.have.length(0);
      const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')!.getAttribute('content')!;
      expect(policy).to.contain("default-src 'none'").and.not.contain('unsafe');
    }
  });

  it('names the files that lie beside it, once each', () => {
    const [page] = pages;
    const named = [...page!.querySelectorAll('[src], link[href]')].map((one) => one.getAttribute('src') ?? one.getAttribute('href'));
    expect(named).to.deep.equal(['data:,', files.style, ...files.modules, files.script]);
  });
});
