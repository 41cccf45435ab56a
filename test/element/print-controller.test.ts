import { expect } from 'chai';
import { html, type TemplateResult } from 'lit';
import { defineElement } from '../../src/element/define-element.js';
import { FlywheelElement } from '../../src/element/flywheel-element.js';
import { PrintController } from '../../src/element/print-controller.js';
import { textOf } from '../support/inside.js';

class Sample extends FlywheelElement {
  readonly paper = new PrintController(this);
  draws = 0;
  override render(): TemplateResult {
    this.draws++;
    return html`<p>${this.paper.isPrinting ? 'All days' : 'One day'}</p>`;
  }
}
defineElement('test-paper-sample', Sample);

const print = (moment: 'beforeprint' | 'afterprint'): void => void window.dispatchEvent(new Event(moment));

describe('the paper controller', () => {
  let sample: Sample;
  beforeEach(async () => {
    sample = document.createElement('test-paper-sample') as Sample;
    document.body.append(sample);
    await sample.updateComplete;
  });
  afterEach(() => sample.remove());

  it('X-18 has drawn what belongs on paper when a script of the page prints, and what belongs on the screen right after it', async () => {
    expect(textOf(sample)).to.equal('One day');
    print('beforeprint');
    expect(textOf(sample)).to.equal('All days');
    print('afterprint');
    expect(textOf(sample)).to.equal('One day');
    await sample.updateComplete;
    expect(sample.draws, 'each drawing once').to.equal(3);
  });

  it('X-18 draws on a page that prints before it has drawn anything', () => {
    const fresh = document.createElement('test-paper-sample') as Sample;
    document.body.append(fresh);
    print('beforeprint');
    expect(textOf(fresh)).to.equal('All days');
    fresh.remove();
  });

  it('is no part of the paper once it is off the page', () => {
    sample.remove();
    print('beforeprint');
    expect([sample.paper.isPrinting, sample.draws]).to.deep.equal([false, 1]);
  });
});
