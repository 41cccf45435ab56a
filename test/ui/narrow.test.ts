import { expect } from 'chai';
import { LitElement, css, html, render, type CSSResultGroup } from 'lit';
import { tokens } from '../../src/element/tokens.styles.js';
import { backButton, backStyles } from '../../src/ui/back-button.js';
import { controls } from '../../src/ui/controls.styles.js';
import { choiceField, fieldStyles } from '../../src/ui/fields.js';
import { info } from '../../src/ui/icons.js';
import { notice, noticeStyles } from '../../src/ui/notice.js';

/** Stands for a widget of any width: a container, with the looks of all pieces. */
class NarrowPlace extends LitElement {
  static override styles: CSSResultGroup = [
    tokens,
    controls,
    backStyles,
    noticeStyles,
    fieldStyles,
    css`
      :host {
        display: block;
        container: card / inline-size;
      }
    `,
  ];
}
customElements.define('narrow-place', NarrowPlace);

async function placed(template: unknown, width: number, dir = 'ltr'): Promise<ShadowRoot> {
  const place = Object.assign(document.createElement('narrow-place') as NarrowPlace, { dir });
  place.style.inlineSize = `${width}px`;
  document.body.append(place);
  await place.updateComplete;
  const inner = document.createElement('div');
  render(template, inner);
  place.shadowRoot!.append(inner);
  return place.shadowRoot!;
}
const box = (root: ParentNode, selector: string): DOMRect => root.querySelector(selector)!.getBoundingClientRect();

describe('ui pieces where it is narrow', () => {
  afterEach(() => document.querySelectorAll('narrow-place').forEach((one) => one.remove()));

  const said = (): unknown =>
    notice({
      tone: 'attention',
      icon: info,
      title: 'This could not be sent.',
      text: 'Ask the school, or copy your words to keep them. '.repeat(3),
      actions: html`<button class="button">Copy text</button>`,
    });

  it('X-17 a notice has the whole width for its words and for what can be pressed; where there is room they stand beside the icon', async () => {
    const narrow = await placed(said(), 280);
    expect(box(narrow, '.notice-text').width).to.equal(280 - 24);
    expect(box(narrow, '.button').width).to.be.closeTo(280 - 24, 1);
    expect(box(narrow, '.notice-actions').top).to.be.at.least(box(narrow, '.notice-text').bottom);
    const wide = await placed(said(), 480);
    expect(box(wide, '.notice-text').left).to.be.above(box(wide, '.icon').right);
  });

  const choices = [
    { value: 'all', label: 'Everybody' },
    { value: 'one', label: 'The counselling office on the first floor, with Dr. Nair and somebody who interprets' },
  ];
  const field = (value: string, input: (value: string) => void): unknown => choiceField({ id: 'host', label: 'With whom', value, input }, choices);

  it('X-17 a long choice stands in as many lines as it takes, with the browser’s own list over all of it', async () => {
    const root = await placed(
      field('one', () => undefined),
      280,
    );
    const chosen = root.querySelector<HTMLElement>('.chosen')!;
    expect(chosen.textContent).to.equal(choices[1]!.label);
    expect(chosen.scrollWidth).to.be.at.most(chosen.clientWidth);
    expect(chosen.getBoundingClientRect().height).to.be.above(60);
    const [list, frame] = [box(root, 'select'), box(root, '.choice')];
    for (const side of ['left', 'top', 'right', 'bottom'] as const) expect(list[side], side).to.be.closeTo(frame[side], 0.5);
    expect(chosen.getAttribute('aria-hidden'), 'it is said once').to.equal('true');
    expect(root.querySelector('label')!.htmlFor).to.equal(root.querySelector('select')!.id);
  });

  it('says what was chosen, and shows what is chosen next', async () => {
    const told: string[] = [];
    const root = await placed(
      field('all', (value) => told.push(value)),
      280,
    );
    const list = root.querySelector('select')!;
    list.value = 'one';
    list.dispatchEvent(new Event('change'));
    expect(told).to.deep.equal(['one']);
    render(
      field('one', () => undefined),
      root.querySelector<HTMLElement>('div')!,
    );
    expect([root.querySelector('.chosen')!.textContent, list.value]).to.deep.equal([choices[1]!.label, 'one']);
  });

  it('the focus ring is around the whole field', async () => {
    const root = await placed(
      field('all', () => undefined),
      280,
    );
    root.querySelector('select')!.focus();
    expect(getComputedStyle(root.querySelector('.choice')!).outlineStyle).to.equal('solid');
  });

  it('X-14 the way back points against the direction of reading', async () => {
    const arrow = async (dir: string): Promise<string> =>
      getComputedStyle(
        (
          await placed(
            backButton('All messages', () => undefined, '[data-thread]'),
            280,
            dir,
          )
        ).querySelector('.icon')!,
      ).scale;
    expect([await arrow('ltr'), await arrow('rtl')]).to.deep.equal(['none', '-1 1']);
  });
});
