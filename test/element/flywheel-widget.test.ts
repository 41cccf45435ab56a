import { expect } from 'chai';
import { html } from 'lit';
import { FlywheelWidget } from '../../src/element/flywheel-widget.js';

class Drawn extends FlywheelWidget {
  times = 0;
  protected override render(): unknown {
    this.times += 1;
    return html`Drawn ${this.times} times`;
  }
}
customElements.define('test-drawn', Drawn);

/** As long as a task goes on. */
async function restOfTask(): Promise<void> {
  for (let step = 0; step < 50; step += 1) await Promise.resolve();
}

describe('widgets on one page', () => {
  it('are drawn one in each task, when something arrives for all of them', async () => {
    const widgets = Array.from({ length: 5 }, () => document.body.appendChild(new Drawn()));
    await Promise.all(widgets.map(({ updateComplete }) => updateComplete));
    await new Promise((resolve) => setTimeout(resolve, 0));
    const before = widgets.map(({ times }) => times);
    for (const widget of widgets) widget.requestUpdate();
    await restOfTask();
    expect(widgets.map(({ times }, index) => times - before[index]!)).to.deep.equal([1, 0, 0, 0, 0]);
    await Promise.all(widgets.map(({ updateComplete }) => updateComplete));
    expect(widgets.map(({ times }, index) => times - before[index]!)).to.deep.equal([1, 1, 1, 1, 1]);
    for (const widget of widgets) widget.remove();
  });

  it('one alone is first drawn in a task of its own, and from then on before the task is over, so a key is not waited for', async () => {
    const widget = document.body.appendChild(new Drawn());
    await restOfTask();
    expect(widget.times).to.equal(0);
    await widget.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 0));
    widget.requestUpdate();
    await restOfTask();
    expect(widget.shadowRoot?.textContent).to.equal('Drawn 2 times');
    widget.remove();
  });
});
