/** A check-in of the seed school as the database keeps it, and how one is made. It knows the shape of an entry, not the story. */
import { modeOfKind, type CheckInKind, type Mode, type Rating, type Result } from '../../../src/contract/check-in.js';
import type { Feeling } from '../../../src/contract/feelings.js';
import type { Voice } from '../../../src/contract/person.js';
import { instantAt } from './calendar.js';
import { idOf } from './chance.js';

export interface Entry {
  readonly id: string;
  readonly studentId: string;
  /** A plain date. */
  readonly on: string;
  readonly mode: Mode;
  readonly kind: CheckInKind;
  readonly voice: Voice;
  readonly authorId: string;
  readonly feeling: Feeling | null;
  readonly note: string | null;
  readonly language: string;
  readonly translations: Readonly<Record<string, { readonly text: string; readonly by: 'person' | 'machine' }>>;
  readonly helpFrom: string | null;
  readonly planId: string | null;
  readonly ratings: readonly Rating[];
  readonly results: readonly Result[];
  readonly audience: readonly Voice[];
  readonly acknowledgements: readonly { readonly personId: string; readonly kind: 'read-at-home' | 'talked'; readonly at: string }[];
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Everybody, in the order of the contract's own choices. */
export const everyone: readonly Voice[] = ['home', 'school', 'student'];
/** The adults among themselves. */
export const adults: readonly Voice[] = ['home', 'school'];

/** Ids of the seed school's people and students do not move with the day. */
const FOUNDED = Date.UTC(2026, 6, 1);
export const personId = (key: string) => idOf(`person/${key}`, FOUNDED);
/** A student who signs in is the person with the student's own id: that is how a widget knows that somebody speaks of themself. */
export const studentId = (key: string) => personId(key);
export const planId = (key: string) => idOf(`plan/${key}`, FOUNDED);
export const schoolId = idOf('school/alder-creek', FOUNDED);

export interface EntryStory {
  readonly student: string;
  readonly author: string;
  readonly voice: Voice;
  readonly kind?: CheckInKind;
  readonly on: string;
  /** On the school's clock, `HH:MM`. */
  readonly at: string;
  /** When it was last changed, where that is not when it was made. */
  readonly changedAt?: string;
  readonly feeling?: Feeling | null;
  readonly note?: string | null;
  readonly language?: string;
  readonly translations?: Entry['translations'];
  readonly helpFrom?: string;
  readonly plan?: string;
  readonly ratings?: readonly Rating[];
  readonly results?: readonly Result[];
  readonly audience?: readonly Voice[];
  readonly version?: number;
  readonly acknowledged?: { readonly by: string; readonly kind: 'read-at-home' | 'talked'; readonly on?: string; readonly at: string };
}

export function makeEntry(story: EntryStory): Entry {
  const { student, author, voice, kind = 'feelings', on, at } = story;
  const created = instantAt(on, at);
  const iso = (day: string, time: string) => new Date(instantAt(day, time)).toISOString();
  const { acknowledged } = story;
  return {
    id: idOf(`entry/${student}/${author}/${kind}/${on}/${at}`, created),
    studentId: studentId(student),
    on,
    mode: modeOfKind[kind],
    kind,
    voice,
    authorId: personId(author),
    feeling: story.feeling ?? null,
    note: story.note ?? null,
    language: story.language ?? 'en',
    translations: story.translations ?? {},
    helpFrom: story.helpFrom === undefined ? null : personId(story.helpFrom),
    planId: story.plan === undefined ? null : planId(story.plan),
    ratings: story.ratings ?? [],
    results: story.results ?? [],
    audience: story.audience ?? everyone,
    acknowledgements: acknowledged ? [{ personId: personId(acknowledged.by), kind: acknowledged.kind, at: iso(acknowledged.on ?? on, acknowledged.at) }] : [],
    version: story.version ?? 1,
    createdAt: new Date(created).toISOString(),
    updatedAt: iso(on, story.changedAt ?? at),
  };
}
