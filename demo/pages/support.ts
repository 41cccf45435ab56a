/**
 * The page for whoever helps with a device: what it keeps for the widgets, in tables and as text to send on, in the language of the browser or another that
 * is chosen. It knows no way to the words that somebody typed.
 */
import { deviceReport, tryStorage, type DeviceReport } from '../../src/index.js';
import { directionOf, languageNames, languageOf, type Language } from '../languages.js';
import { make } from './make.js';
import { reportText, sectionsOf, trialText, type Section, type Voice } from './support-report.js';
import { words as english } from './support-words/en.js';
import type { SupportWords } from './support-words/shape.js';

const by = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const inEnglish: Voice = { words: english, locale: 'en' };
const others: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ words: SupportWords }>>> = {
  es: () => import('./support-words/es.js'),
  ar: () => import('./support-words/ar.js'),
  'zh-Hans': () => import('./support-words/zh-hans.js'),
  vi: () => import('./support-words/vi.js'),
  fr: () => import('./support-words/fr.js'),
  pt: () => import('./support-words/pt.js'),
  ht: () => import('./support-words/ht.js'),
};
/** Browsers write no numbers in Haitian Creole. */
const writtenAs: Partial<Record<Language, string>> = { ht: 'fr-HT' };

let voice = inEnglish;
let report: DeviceReport | undefined;

async function look(): Promise<void> {
  report = await deviceReport();
  draw();
}

function draw(): void {
  if (report) by('report').replaceChildren(...sectionsOf(report, voice).map(drawn));
}

function drawn({ title, sentence, head, rows }: Section): HTMLElement {
  const heading = make('h2', { textContent: title });
  if (rows.length === 0) return make('section', { className: 'paper' }, heading, make('p', { textContent: sentence }));
  const cells = (tag: 'th' | 'td', texts: readonly string[]): HTMLElement[] =>
    texts.map((textContent) => make(tag, tag === 'th' ? { textContent, scope: 'col' } : {}, ...(tag === 'td' ? [make('bdi', { textContent })] : [])));
  const table = make(
    'table',
    {},
    make('thead', {}, make('tr', {}, ...cells('th', head))),
    make('tbody', {}, ...rows.map((row) => make('tr', {}, ...cells('td', row)))),
  );
  const scrolls = make('div', { className: 'scrolls', tabIndex: 0, role: 'region', ariaLabel: title }, table);
  return make('section', { className: 'paper' }, heading, make('p', { textContent: sentence }), scrolls);
}

/** The whole page in this language; where its words cannot be loaded, it stays as it is. */
async function speak(language: Language): Promise<void> {
  const words = language === 'en' ? english : (await others[language]()).words;
  voice = { words, locale: writtenAs[language] ?? language };
  Object.assign(document.documentElement, { lang: language, dir: directionOf(language) });
  document.title = `${words.page.support} · Alder Creek School`;
  for (const place of document.querySelectorAll<HTMLElement>('[data-say]')) place.textContent = words.page[place.dataset['say'] as keyof SupportWords['page']];
  by('site').ariaLabel = words.site;
  by<HTMLSelectElement>('language').value = language;
  say('');
  draw();
}

/** In the language of the page, and for a helper who does not read it in English below. */
const textOf = (shown: DeviceReport): string =>
  voice.words === english ? reportText(shown, voice) : [reportText(shown, voice), 'English', reportText(shown, inEnglish)].join('\n\n');

async function copy(): Promise<void> {
  if (!report) return;
  try {
    await navigator.clipboard.writeText(textOf(report));
    say(voice.words.copied);
  } catch {
    say(voice.words.cannotCopy); // it is not let, or has no clipboard on plain http
  }
}

by('copy').addEventListener('click', () => void copy());
by('again').addEventListener('click', () => void look().then(() => say(voice.words.now)));
by('trial').addEventListener('click', () => void tryStorage().then((trial) => say(trialText(trial, voice))));

function say(words: string): void {
  by('said').textContent = words;
}

function start(): void {
  const choice = by<HTMLSelectElement>('language');
  choice.replaceChildren(...Object.entries(languageNames).map(([value, textContent]) => make('option', { value, textContent, lang: value })));
  choice.addEventListener('change', () => {
    const language = choice.value as Language;
    // The address can be sent on as it is read.
    history.replaceState(history.state, '', `?${new URLSearchParams({ locale: language }).toString()}`);
    void speak(language);
  });
  const wished = new URLSearchParams(location.search).get('locale');
  void speak(languageOf([wished ?? '', ...navigator.languages]));
  void look();
}

start();
