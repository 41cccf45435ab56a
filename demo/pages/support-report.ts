/** The report of a device in words: what a helper reads on the page, and the same as text. Numbers are written as the language writes them. */
import type { DeviceReport, StorageTrial } from '../../src/index.js';
import type { SupportWords } from './support-words/shape.js';

/** What a language says, and how it writes numbers. */
export interface Voice {
  readonly words: SupportWords;
  readonly locale: string;
}

export interface Section {
  readonly title: string;
  readonly sentence: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const order = ['drafts', 'outbox', 'files', 'cache'];

const filled = (sentence: string, ...values: readonly string[]): string => sentence.replace(/\{(\d)\}/g, (all, at: string) => values[Number(at)] ?? all);
/** A word of ours by a name that came from the device; what we do not know stays as it is. */
const named = (words: Readonly<Record<string, string>>, name: string): string => words[name] ?? name;

function unit({ locale }: Voice, value: number, name: string, digits = 0, unitDisplay: 'long' | 'short' = 'long'): string {
  return value.toLocaleString(locale, { style: 'unit', unit: name, unitDisplay, maximumFractionDigits: digits });
}
function size(voice: Voice, bytes: number): string {
  const steps = [
    [1e9, 'gigabyte'],
    [1e6, 'megabyte'],
    [1e3, 'kilobyte'],
  ] as const;
  const [step, name] = steps.find(([least]) => bytes >= 10 * least) ?? ([1, 'byte'] as const);
  return unit(voice, bytes / step, name, 0, step === 1 ? 'long' : 'short');
}
function age(voice: Voice, ms: number | undefined): string {
  if (ms === undefined) return '';
  if (ms < 90_000) return unit(voice, ms / 1000, 'second');
  if (ms < 5_400_000) return unit(voice, ms / 60_000, 'minute');
  return ms < 129_600_000 ? unit(voice, ms / 3_600_000, 'hour') : unit(voice, ms / 86_400_000, 'day');
}
function counted(voice: Voice, entries: readonly { readonly bytes: number }[]): string {
  const { words, locale } = voice;
  if (entries.length === 0) return words.nothing;
  const bytes = entries.reduce((sum, one) => sum + one.bytes, 0);
  return filled(words.entries, entries.length.toLocaleString(locale), size(voice, bytes));
}
/** `parked, 3, sealed`: what it is, how often it was tried, that it is locked. */
const stateOf = ({ words, locale }: Voice, state: string): string =>
  state
    .split(', ')
    .map((one) => (/^\d+$/.test(one) ? filled(words.tries, Number(one).toLocaleString(locale)) : named(words.states, one)))
    .join(', ');

function storageSection(voice: Voice, { database, version, usage, quota, persisted, secure }: DeviceReport): Section {
  const { words } = voice;
  const used = usage === undefined ? '' : filled(quota === undefined ? words.uses : words.usesOf, size(voice, usage), size(voice, quota ?? 0));
  const facts = [
    words.database[database],
    version === undefined ? '' : filled(words.version, version.toLocaleString(voice.locale)),
    used,
    persisted === undefined ? '' : persisted ? words.promised : words.mayClear,
    secure ? '' : words.http,
  ];
  return { title: words.storage, sentence: facts.filter(Boolean).join(' '), head: [], rows: [] };
}

export function sectionsOf(report: DeviceReport, voice: Voice): Section[] {
  const { words } = voice;
  const { whose, what, size: howBig, age: howOld, state: how } = words.heads;
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const tables = [...report.tables].sort((a, b) => place(a.name) - place(b.name));
  return [
    storageSection(voice, report),
    ...tables.map(({ name, entries }) => ({
      title: named(words.tables, name),
      sentence: counted(voice, entries),
      head: [whose, what, howBig, howOld, how],
      rows: entries.map((one) => [one.scope, one.what, size(voice, one.bytes), age(voice, one.ageMs), stateOf(voice, one.state ?? '')]),
    })),
    {
      title: words.journal,
      sentence: report.journal ? counted(voice, report.journal) : words.noJournal,
      head: [whose, what, howBig, howOld],
      rows: (report.journal ?? []).map(({ scope, kind, bytes, ageMs }) => [scope, named(words.states, kind), size(voice, bytes), age(voice, ageMs)]),
    },
  ];
}

export const reportText = (report: DeviceReport, voice: Voice): string =>
  sectionsOf(report, voice)
    .map(({ title, sentence, rows }) => [title, sentence, ...rows.map((row) => row.join('\t'))].join('\n'))
    .join('\n\n');

export function trialText({ open, put, read, trouble }: StorageTrial, voice: Voice): string {
  const { words } = voice;
  if (trouble === 'denied') return words.database.denied;
  if (trouble === 'silent') return words.silent;
  if (trouble !== undefined) return filled(words.refused, trouble);
  return filled(words.works, ...[open, put, read].map((ms) => unit(voice, ms ?? 0, 'millisecond', 1, 'short')));
}
