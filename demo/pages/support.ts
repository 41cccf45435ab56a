/** The page for whoever helps with a device: what it keeps for the widgets, in tables and as text to send on. It knows no way to the words themselves. */
import { deviceReport, tryStorage, type DeviceReport } from '../../src/index.js';
import { make } from './make.js';
import { reportText, sectionsOf, trialText, type Section } from './support-words.js';

const by = (id: string): HTMLElement => document.getElementById(id)!;
let report: DeviceReport | undefined;

async function look(): Promise<void> {
  report = await deviceReport();
  by('report').replaceChildren(...sectionsOf(report).map(drawn));
}

function drawn({ title, sentence, head, rows }: Section): HTMLElement {
  const heading = make('h2', { textContent: title });
  if (rows.length === 0) return make('section', { className: 'paper' }, heading, make('p', { textContent: sentence }));
  const cells = (tag: 'th' | 'td', texts: readonly string[]): HTMLElement[] =>
    texts.map((textContent) => make(tag, { textContent, ...(tag === 'th' && { scope: 'col' }) }));
  const table = make(
    'table',
    {},
    make('thead', {}, make('tr', {}, ...cells('th', head))),
    make('tbody', {}, ...rows.map((row) => make('tr', {}, ...cells('td', row)))),
  );
  const scrolls = make('div', { className: 'scrolls', tabIndex: 0, role: 'region', ariaLabel: title }, table);
  return make('section', { className: 'paper' }, heading, make('p', { textContent: sentence }), scrolls);
}

by('copy').addEventListener('click', () => {
  if (!report) return;
  navigator.clipboard.writeText(reportText(report)).then(
    () => say('Copied.'),
    () => say('This browser does not let the page copy. Select the text instead.'),
  );
});
by('again').addEventListener('click', () => void look().then(() => say('This is how it is now.')));
by('trial').addEventListener('click', () => void tryStorage().then((trial) => say(trialText(trial))));

function say(words: string): void {
  by('said').textContent = words;
}

void look();
