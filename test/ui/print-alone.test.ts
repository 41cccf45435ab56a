import { expect } from 'chai';
import { printAlone } from '../../src/ui/print-alone.js';

const rules = (): readonly string[] => document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
/** What of the page would be on the paper: the rule of the moment, asked of each element. */
const leftOut = (root: Element): readonly string[] => {
  const [rule] = document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]).filter((one): one is CSSMediaRule => one instanceof CSSMediaRule);
  const { selectorText } = rule!.cssRules[0] as CSSStyleRule;
  return [...root.querySelectorAll('[id]')].filter((one) => one.matches(selectorText)).map(({ id }) => id);
};

describe('ui/print-alone', () => {
  const print = window.print;
  let page: HTMLElement;
  let inner: HTMLElement;
  beforeEach(() => {
    page = document.createElement('main');
    page.innerHTML =
      '<header id="head"><b id="name"></b></header><section id="around"><i id="beside"></i><div id="widget"><u id="slotted"></u></div></section>';
    document.body.append(page);
    const root = page.querySelector('#widget')!.attachShadow({ mode: 'open' });
    inner = document.createElement('button');
    root.append(inner);
  });
  afterEach(() => {
    window.print = print;
    page.remove();
  });

  it('GT-18 X-18 leaves the page around it off the paper, and keeps what it stands in', () => {
    let seen: readonly string[] = [];
    window.print = () => void (seen = leftOut(page));
    printAlone(inner);
    expect(seen).to.deep.equal(['head', 'name', 'beside']);
    window.dispatchEvent(new Event('afterprint'));
  });

  it('leaves nothing of it on the page afterwards, and what the page brought stays', () => {
    const own = new CSSStyleSheet();
    document.adoptedStyleSheets = [own];
    const before = rules();
    window.print = () => undefined;
    for (const _ of [1, 2]) {
      printAlone(inner);
      expect(page.querySelector('[data-flywheel-paper]')?.id).to.equal('widget');
      window.dispatchEvent(new Event('afterprint'));
      expect(page.querySelector('[data-flywheel-paper]')).to.equal(null);
      expect([rules(), document.adoptedStyleSheets]).to.deep.equal([before, [own]]);
    }
    document.adoptedStyleSheets = [];
  });
});
