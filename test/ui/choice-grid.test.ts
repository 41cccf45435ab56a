import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/ui/choice-grid.js';
import type { FlywheelChoiceGrid } from '../../src/ui/choice-grid.js';
import { all, focused, settled } from '../support/inside.js';

const choices = (...names: string[]) => ({ choices: names.map((value) => ({ value, label: value.toUpperCase(), picture: 'M2 2L22 22' })) });

describe('flywheel-choice-grid', () => {
  let grid: FlywheelChoiceGrid;
  let changes: string[];
  beforeEach(async () => {
    grid = document.createElement('flywheel-choice-grid');
    changes = [];
    grid.label = 'Which?';
    grid.groups = [choices('a', 'b', 'c'), choices('d', 'e', 'f')];
    grid.addEventListener('change', () => changes.push(grid.value));
    document.body.append(grid);
    await settled(grid);
  });
  afterEach(() => grid.remove());
  const cells = () => all(grid, '[role="radio"]');

  it('X-17 is a named radio group with one tab stop: the chosen cell, or the first', async () => {
    expect(all(grid, '[role="radiogroup"]')[0]!.getAttribute('aria-label')).to.equal('Which?');
    expect(cells().map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1, -1, -1, -1]);
    grid.value = 'e';
    await settled(grid);
    expect(cells().map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, -1, -1, -1, 0, -1]);
    grid.focus();
    expect(focused()).to.equal(cells()[4]);
  });

  it('chooses where the arrows lead, and says so each time', async () => {
    grid.focus();
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'End' });
    await settled(grid);
    expect(changes).to.deep.equal(['b', 'f']);
    expect(focused()?.textContent?.trim()).to.equal('F');
    expect(cells().map((cell) => cell.getAttribute('aria-checked'))).to.deep.equal(['false', 'false', 'false', 'false', 'false', 'true']);
  });

  it('leaves the page its own shortcuts', async () => {
    grid.focus();
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ up: 'Control' });
    expect(changes).to.deep.equal([]);
  });

  it('takes the choice back on a second press', async () => {
    cells()[1]!.click();
    cells()[1]!.click();
    await settled(grid);
    expect(changes).to.deep.equal(['b', '']);
  });

  it('survives a choice that is not among its cells', async () => {
    grid.value = 'later contract';
    await settled(grid);
    expect(cells().filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
    grid.groups = [choices('z')];
    await settled(grid);
    expect(cells().map(({ tabIndex }) => tabIndex)).to.deep.equal([0]);
  });
});
