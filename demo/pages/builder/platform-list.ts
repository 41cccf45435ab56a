/** Which platform takes which form: where to paste, what is left there, who may add the script. It only reads the table. */
import { platforms, type Form, type Kept, type Platform } from '../../embed-platforms.js';
import { make } from '../make.js';
import type { Copied } from './spelled.js';

export const formNames: Readonly<Record<Copied, string>> = {
  address: 'Address',
  link: 'Link',
  div: 'Div',
  script: 'Script',
  frame: 'Frame',
  element: 'Element',
  host: 'Frame element',
};
const kept: Readonly<Record<Kept, string>> = { kept: 'works', sentence: 'becomes a sentence with a link', shut: 'opens without scripts, with a link' };
const order: readonly Form[] = ['element', 'div', 'link', 'frame', 'host'];

function entry({ name, best, where, script, keeps, measured }: Platform): HTMLElement {
  const line = (term: string, text: string) => make('div', {}, make('dt', { textContent: term }), make('dd', { textContent: text }));
  const forms = order.map((form) => make('li', { className: keeps[form] }, make('b', { textContent: formNames[form] }), ` ${kept[keeps[form]]}`));
  return make(
    'details',
    { className: 'platform' },
    make('summary', {}, make('span', { textContent: name }), make('b', { textContent: formNames[best] })),
    make('dl', {}, line('Paste', formNames[best]), line('Where', where), line('The script', script)),
    make('ul', {}, ...forms),
    make('p', { textContent: measured ? 'Tried with a sanitiser that stands for it, not on the real site.' : 'General knowledge of the platform; not tried.' }),
  );
}

export const platformList = (): HTMLElement[] => platforms.map(entry);
