/** The visitor's tools: language, mode, a device that several people use. What was set is told; what it does is the page's. */
import { languageNames } from '../languages.js';
import { make } from './make.js';

export interface Tools {
  /** BCP 47; empty: the person's own. */
  readonly locale: string;
  /** A mode of the card; empty: what fits the person. */
  readonly mode: string;
  readonly sharedDevice: boolean;
}

const languages = { '': 'The person’s own', ...languageNames };
const modes = { '': 'What fits the person', feelings: 'Feelings', 'check-in-check-out': 'Check-in and check-out', 'daily-report-card': 'Daily report card' };

const ideas = [
  'Write a few words, then reload, or close the browser and come back.',
  'Switch the network off in mid-sentence and send. Switch it on again.',
  'Be Dana and Marcus in two windows and look at Maya’s day from both homes.',
];

/** Draws the tools into `place`, and tells what is set whenever it changes. */
export function tryIt(place: HTMLElement, onChange: (tools: Tools) => void, onSignOut: () => void): void {
  const locale = choice(languages);
  const mode = choice(modes);
  const shared = make('input', { type: 'checkbox' });
  const tell = () => onChange({ locale: locale.value, mode: mode.value, sharedDevice: shared.checked });
  for (const control of [locale, mode, shared]) control.addEventListener('change', tell);
  const signOut = make('button', { type: 'button', textContent: 'Sign out' });
  signOut.addEventListener('click', onSignOut);
  place.replaceChildren(
    make('label', {}, 'Language of the card', locale),
    make('label', {}, 'Mode of the card', mode),
    make('label', { className: 'check' }, shared, 'Several people use this device'),
    signOut,
    make('ul', {}, ...ideas.map((textContent) => make('li', { textContent }))),
  );
}

function choice(options: Readonly<Record<string, string>>): HTMLSelectElement {
  return make('select', {}, ...Object.entries(options).map(([value, textContent]) => make('option', { value, textContent })));
}
