/**
 * Which addresses a learning platform may send somebody to: our own embed pages, and nothing else. Pure; it asks nobody.
 */
import { id } from '../../../src/contract/values.js';
import * as v from 'valibot';

/** What can be set at a widget when it is chosen for a course: its attributes, as its embed page reads them. */
export interface WidgetOption {
  readonly name: string;
  readonly label: string;
  /** The first is what happens where nothing is said. Without values: on or off. */
  readonly values?: readonly (readonly [value: string, label: string])[];
}
export interface LtiWidget {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly options: readonly WidgetOption[];
}

const preReader: WidgetOption = { name: 'pre-reader', label: 'Faces and pictures, and reading aloud' };
export const ltiWidgets: readonly LtiWidget[] = [
  {
    name: 'check-in-card',
    title: 'Check-in card',
    about: 'How the day is: written by family, school and student.',
    options: [
      {
        name: 'mode',
        label: 'What the card asks',
        values: [
          ['feelings', 'Feelings'],
          ['check-in-check-out', 'Check in and check out'],
          ['daily-report-card', 'Daily report card'],
        ],
      },
      { name: 'group', label: 'For staff: all their students in one pass' },
      preReader,
    ],
  },
  { name: 'goal-tracker', title: 'Goal tracker', about: 'Where a goal began, where it should go, and how it is going.', options: [preReader] },
  { name: 'conference-scheduler', title: 'Conference scheduler', about: 'Times that teachers offer and families take.', options: [] },
  { name: 'message-thread', title: 'Message thread', about: 'Messages between school and family, in the language of the reader.', options: [] },
];

export interface EmbedTarget {
  readonly widget: string;
  readonly options: readonly (readonly [name: string, value: string])[];
  /** The student whom the page is about, where the link names one. */
  readonly studentId: string | undefined;
}

/** Ours to say, never the link's: where the API is, who looks, and who may hand in a token. */
const OURS = new Set(['api', 'token', 'host']);
const OPTION = /^[a-z][a-z-]{0,39}$/;
const LONGEST_VALUE = 200;
const MOST_OPTIONS = 20;

/** What an address asks for; `undefined` where it is not one of our embed pages, or says what is not its to say. */
export function embedTarget(address: string, embedBase: string): EmbedTarget | undefined {
  if (!URL.canParse(address) || !address.startsWith(embedBase)) return undefined;
  const url = new URL(address);
  const path = `${url.origin}${url.pathname}`;
  // The second look is at what the browser would make of it: dots, backslashes and a user's name are gone by then.
  if (!path.startsWith(embedBase) || url.username !== '' || url.password !== '' || url.hash !== '') return undefined;
  const widget = /^([a-z-]+)(\/(index\.html)?|\.html)?$/.exec(path.slice(embedBase.length))?.[1];
  if (!ltiWidgets.some(({ name }) => name === widget)) return undefined;
  const options = [...url.searchParams];
  const names = new Set(options.map(([name]) => name));
  if (names.size !== options.length || options.length > MOST_OPTIONS) return undefined;
  if (options.some(([name, value]) => OURS.has(name) || !OPTION.test(name) || value.length > LONGEST_VALUE)) return undefined;
  const studentId = url.searchParams.get('student') ?? undefined;
  if (studentId !== undefined && !v.is(id, studentId)) return undefined;
  return { widget: widget!, options, studentId };
}

/** The address of a widget's page. */
export function embedAddress(embedBase: string, widget: string, options: Iterable<readonly [name: string, value: string]>): string {
  const query = new URLSearchParams([...options].map(([name, value]) => [name, value])).toString();
  return `${embedBase}${widget}/${query === '' ? '' : `?${query}`}`;
}
