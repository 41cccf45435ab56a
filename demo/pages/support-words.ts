/** The report of a device in words: what a helper reads on the page, and the same as text. */
import type { DeviceReport, StorageTrial } from '../../src/index.js';

export interface Section {
  readonly title: string;
  readonly sentence: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const states: Readonly<Record<DeviceReport['database'], string>> = {
  open: 'The database opens.',
  none: 'There is no database yet: nothing was typed or read here.',
  denied: 'This browser allows no database on this page. Words are kept only while a page is open.',
  silent: 'The database does not answer. Reload the page; if it stays so, start the browser again.',
};
const titles: Readonly<Record<string, string>> = {
  drafts: 'Words in forms',
  outbox: 'Waiting to be sent',
  files: 'Files on their way',
  cache: 'Read last, to open offline',
};

const order = Object.keys(titles);

const unit = (value: number, name: string): string => `${Math.round(value).toLocaleString('en')} ${name}${Math.round(value) === 1 ? '' : 's'}`;
function size(bytes: number): string {
  const [step, name] = (
    [
      [1e9, 'GB'],
      [1e6, 'MB'],
      [1e3, 'kB'],
    ] as const
  ).find(([least]) => bytes >= 10 * least) ?? [1, 'byte'];
  return step === 1 ? unit(bytes, name) : `${Math.round(bytes / step).toLocaleString('en')} ${name}`;
}
function age(ms: number | undefined): string {
  if (ms === undefined) return '';
  if (ms < 90_000) return unit(ms / 1000, 'second');
  if (ms < 5_400_000) return unit(ms / 60_000, 'minute');
  return ms < 129_600_000 ? unit(ms / 3_600_000, 'hour') : unit(ms / 86_400_000, 'day');
}
const counted = (entries: readonly { readonly bytes: number }[]): string =>
  entries.length === 0
    ? 'Nothing.'
    : `${unit(entries.length, 'entry').replace('entrys', 'entries')}, ${size(entries.reduce((sum, { bytes }) => sum + bytes, 0))}.`;

export function sectionsOf({ database, version, tables, journal, usage, quota, persisted, secure }: DeviceReport): Section[] {
  const facts = [
    states[database],
    version === undefined ? '' : `Its version is ${version}.`,
    usage === undefined ? '' : `This site uses ${size(usage)}${quota === undefined ? '' : ` of ${size(quota)}`}.`,
    persisted === undefined ? '' : persisted ? 'The browser promised not to clear it.' : 'The browser may clear it when space is short.',
    secure ? '' : 'The page came over plain http: some powers are missing.',
  ];
  return [
    { title: 'Storage', sentence: facts.filter(Boolean).join(' '), head: [], rows: [] },
    ...[...tables]
      .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
      .map(({ name, entries }) => ({
        title: titles[name] ?? name,
        sentence: counted(entries),
        head: ['Whose', 'What', 'Size', 'Age', 'State'],
        rows: entries.map(({ scope, what, bytes, ageMs, state = '' }) => [scope, what, size(bytes), age(ageMs), state]),
      })),
    {
      title: 'Small copies beside the database',
      sentence: journal ? counted(journal) : 'This browser allows none on this page.',
      head: ['Whose', 'What', 'Size', 'Age'],
      rows: (journal ?? []).map(({ scope, kind, bytes, ageMs }) => [scope, kind, size(bytes), age(ageMs)]),
    },
  ];
}

export const reportText = (report: DeviceReport): string =>
  sectionsOf(report)
    .map(({ title, sentence, rows }) => [title, sentence, ...rows.map((row) => row.join('\t'))].join('\n'))
    .join('\n\n');

const tenth = (ms: number): string => `${ms.toLocaleString('en', { maximumFractionDigits: 1 })} ms`;
export function trialText({ open, put, read, trouble }: StorageTrial): string {
  if (trouble === 'denied') return 'This browser allows no database on this page.';
  if (trouble === 'silent') return 'The storage did not answer in two seconds.';
  if (trouble !== undefined) return `The storage refused: ${trouble}.`;
  return `The storage works. Opened in ${tenth(open ?? 0)}, on the disk in ${tenth(put ?? 0)}, read in ${tenth(read ?? 0)}.`;
}
