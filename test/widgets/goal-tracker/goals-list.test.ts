import { expect } from 'chai';
import { html, type TemplateResult } from 'lit';
import type { Goal } from '../../../src/contract/goal.js';
import { placeGoals } from '../../../src/widgets/goal-tracker/goals-list.js';
import { goalOf } from '../../support/goals.js';

const named = (id: string): Goal => ({ ...goalOf(), id });
const draw = ({ id }: Goal): TemplateResult => html`<input aria-label=${id} />`;

describe('widgets/goal-tracker/goals-list', () => {
  let list: HTMLElement;
  const place = (...ids: string[]): void => placeGoals(list, ids.map(named), draw);
  const order = (): string[] => [...list.querySelectorAll('input')].map((input) => input.getAttribute('aria-label')!);

  beforeEach(() => document.body.append((list = document.createElement('ul'))));
  afterEach(() => list.remove());

  it('a goal that comes first takes neither the focus nor the words of the one below it', () => {
    place('b', 'c');
    const typed = list.querySelectorAll('input')[0]!;
    typed.focus();
    typed.value = '34';
    place('a', 'b', 'c');
    expect(order()).to.deep.equal(['a', 'b', 'c']);
    expect(document.activeElement).to.equal(typed);
    expect(list.querySelectorAll('input')[1]!.value).to.equal('34');
  });
  it('a goal that goes takes its own place with it, and none of those below lose theirs', () => {
    place('a', 'b', 'c');
    const last = list.querySelectorAll('input')[2]!;
    last.focus();
    place('a', 'c');
    expect(order()).to.deep.equal(['a', 'c']);
    expect(document.activeElement).to.equal(last);
  });
  it('another order is drawn, and an empty list is empty', () => {
    place('a', 'b', 'c');
    place('c', 'a', 'b');
    expect(order()).to.deep.equal(['c', 'a', 'b']);
    place();
    expect(order()).to.deep.equal([]);
  });
});
