/**
 * Which addresses a learning platform may send somebody to: our own embed pages, and nothing else. Pure; it asks nobody.
 */
import { id } from '../../../src/contract/values.js';
import type { WidgetName } from '../../../src/embed/options.js';
import * as v from 'valibot';

export type LtiValue = 'feelings' | 'check-in-check-out' | 'daily-report-card';
export type LtiOption = 'mode' | 'group' | 'pre-reader';

/** What can be set at a widget when it is chosen for a course: its attributes, as its embed page reads them. */
export interface WidgetOption {
  readonly name: LtiOption;
  /** The first is what happens where nothing is said. Without values: on or off. */
  readonly values?: readonly LtiValue[];
}
export interface LtiWidget {
  readonly name: WidgetName;
  readonly options: readonly WidgetOption[];
}

const preReader: WidgetOption = { name: 'pre-reader' };
const mode: WidgetOption = { name: 'mode', values: ['feelings', 'check-in-check-out', 'daily-report-card'] };
export const ltiWidgets: readonly LtiWidget[] = [
  { name: 'check-in-card', options: [mode, { name: 'group' }, preReader] },
  { name: 'goal-tracker', options: [preReader] },
  { name: 'conference-scheduler', options: [] },
  { name: 'message-thread', options: [] },
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
