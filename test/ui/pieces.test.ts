import { expect } from 'chai';
import fc from 'fast-check';
import { render } from 'lit';
import { copyText } from '../../src/ui/copy-text.js';
import { marker } from '../../src/ui/marker.js';
import { notice } from '../../src/ui/notice.js';
import { info } from '../../src/ui/icons.js';
import * as icons from '../../src/ui/icons.js';
import { ring } from '../../src/ui/ring.js';
import { safeHref } from '../../src/ui/safe-href.js';

const drawn = (template: unknown): HTMLElement => {
  const place = document.createElement('div');
  render(template, place);
  return place;
};

describe('ui pieces', () => {
  it('marks a speaker by shape and first character, of any script, and says nothing to ears', () => {
    expect(drawn(marker('diamond', '  élan')).textContent?.trim()).to.equal('É');
    expect(drawn(marker('round', '👩🏽‍🏫 Ms')).textContent?.trim()).to.equal('👩🏽‍🏫');
    expect(drawn(marker('square')).textContent?.trim()).to.equal('');
    expect(drawn(marker('square', 'A')).firstElementChild!.getAttribute('aria-hidden')).to.equal('true');
  });

  it('draws a ring of any number of segments with words instead of it', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ outer: fc.boolean(), inner: fc.boolean() }), { minLength: 1, maxLength: 12 }), (segments) => {
        const picture = drawn(ring(segments, 'ar-EG', ({ all, outer, inner, both }) => [all, outer, inner, both].join(' ')));
        const count = (kind: string) => picture.querySelectorAll(`.${kind}`).length;
        const told = [segments.length, count('outer'), count('inner'), count('both')].map((number) => number.toLocaleString('ar-EG')).join(' ');
        expect(picture.querySelector('svg')!.getAttribute('aria-label')).to.equal(told);
        expect(count('outer')).to.equal(segments.filter(({ outer }) => outer).length);
        expect(count('inner')).to.equal(segments.filter(({ inner }) => inner).length);
        expect(count('both')).to.equal(segments.filter(({ outer, inner }) => outer && inner).length);
        expect(count('outer') + count('inner') + count('open')).to.equal(segments.length * 2);
      }),
    );
  });

  it('a ring of which nothing is known yet says nothing to ears', () => {
    const svg = drawn(ring([{ outer: false, inner: false }], 'en')).querySelector('svg')!;
    expect([svg.getAttribute('aria-label'), svg.getAttribute('aria-hidden')]).to.deep.equal([null, 'true']);
  });

  it('shows what it is given as text', () => {
    const place = drawn(notice({ tone: 'plain', icon: info, title: '<b>x</b>', text: '<script>1</script>' }));
    expect(place.querySelector('b, script')).to.equal(null);
    expect(place.textContent).to.contain('<b>x</b>');
  });

  it('draws every icon inside its 24 × 24', () => {
    for (const [name, path] of Object.entries(icons)) {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      line.setAttribute('d', path);
      svg.append(line);
      document.body.append(svg);
      const { x, y, width, height } = line.getBBox();
      svg.remove();
      expect(x >= 0 && y >= 0 && x + width <= 24 && y + height <= 24 && width + height > 4, name).to.equal(true);
    }
  });

  it('makes links of web, mail and telephone only', () => {
    expect(safeHref('https://school.example/help')).to.equal('https://school.example/help');
    expect(safeHref('tel:+15550142')).to.equal('tel:+15550142');
    for (const bad of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      ' javascript:1',
      'file:///etc',
      'blob:x',
      'no address',
      '',
      null,
      undefined,
    ]) {
      expect(safeHref(bad), String(bad)).to.equal(undefined);
    }
    fc.assert(fc.property(fc.string(), (text) => /^(https?|mailto|tel):/.test(safeHref(text) ?? 'https:')));
  });

  it('copies by the old way where there is no clipboard, and leaves nothing on the page', async () => {
    const before = document.body.childElementCount;
    const original = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')!;
    Object.defineProperty(Navigator.prototype, 'clipboard', { configurable: true, get: () => undefined });
    try {
      expect(await copyText('words')).to.be.a('boolean');
    } finally {
      Object.defineProperty(Navigator.prototype, 'clipboard', original);
    }
    expect(document.body.childElementCount).to.equal(before);
  });
});
