/**
 * The thinking of the form in which a member of staff says when they answer (MT-05, MT-06): how hours lie in a draft, what they make, what is missing and where.
 * Rows are lines of a text, their parts parted by a space, so that a row which is half filled in is kept as well. Pure; it knows no screen.
 */
import type { StaffHours } from '../../contract/staff-hours.js';
import { messageLimits } from '../../contract/message-limits.js';

/** `school` as the school · `own` quiet hours of their own · `none` none beside the days that are no school days. */
export type QuietWay = 'school' | 'own' | 'none';
export interface TypedHours {
  readonly way: QuietWay;
  readonly from: string;
  readonly until: string;
  readonly timeZone: string;
  /** `weekday from until` */
  readonly office: readonly (readonly string[])[];
  /** `from until` */
  readonly away: readonly (readonly string[])[];
}
type SchoolHours = { readonly timeZone: string; readonly quietHours: { readonly from: string; readonly until: string } | null };
type Rows = 'office' | 'away';

const PARTS: Readonly<Record<Rows, number>> = { office: 3, away: 2 };
const MOST: Readonly<Record<Rows, number>> = { office: messageLimits.officeHours, away: messageLimits.away };

const linesOf = (text: string, rows: Rows): readonly (readonly string[])[] =>
  text === '' ? [] : text.split('\n').map((line) => Array.from({ length: PARTS[rows] }, (_, at) => line.split(' ')[at] ?? ''));
export const textOfRows = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join(' ')).join('\n');

export const canAdd = (rows: Rows, typed: TypedHours): boolean => typed[rows].length < MOST[rows];

const isSame = (one: SchoolHours['quietHours'], other: SchoolHours['quietHours']): boolean => one?.from === other?.from && one?.until === other?.until;

/** What the fields show: what is typed, else what holds now. */
export function hoursShown(typed: Readonly<Record<string, string | undefined>>, hours: StaffHours | null, school: SchoolHours): TypedHours {
  const quiet = hours?.quietHours ?? school.quietHours;
  const is = (way: string | undefined): way is QuietWay => way === 'school' || way === 'own' || way === 'none';
  const isAsSchool = hours === null || (hours.timeZone === school.timeZone && isSame(hours.quietHours, school.quietHours));
  const usual: QuietWay = isAsSchool ? 'school' : hours.quietHours === null ? 'none' : 'own';
  const office = hours?.officeHours.map(({ weekday, from, until }) => [String(weekday), from, until]) ?? [];
  const away = hours?.away.map(({ from, until }) => [from, until]) ?? [];
  return {
    way: is(typed.way) ? typed.way : usual,
    from: typed.from ?? quiet?.from ?? '',
    until: typed.until ?? quiet?.until ?? '',
    timeZone: typed.timeZone ?? hours?.timeZone ?? school.timeZone,
    office: typed.office === undefined ? office : linesOf(typed.office, 'office'),
    away: typed.away === undefined ? away : linesOf(typed.away, 'away'),
  };
}

/** A field, or a row of `office` or `away`: `quiet` · `office-0` · `away-2`. */
export interface WrongHours {
  readonly field: string;
  readonly trouble: 'missing' | 'order' | 'same';
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function wrongRow(field: string, from: string, until: string, shape: RegExp, isInOrder: boolean): readonly WrongHours[] {
  if (!shape.test(from) || !shape.test(until)) return [{ field, trouble: 'missing' }];
  return isInOrder ? [] : [{ field, trouble: 'order' }];
}

/** Everything that stops it from being kept, in the order of the form. */
export function wrongHours({ way, from, until, office, away }: TypedHours): readonly WrongHours[] {
  const quiet: readonly WrongHours[] =
    way !== 'own'
      ? []
      : !TIME.test(from) || !TIME.test(until)
        ? [{ field: 'quiet', trouble: 'missing' }]
        : from === until
          ? [{ field: 'quiet', trouble: 'same' }]
          : [];
  return [
    ...quiet,
    ...office.flatMap(([, start = '', end = ''], at) => wrongRow(`office-${at}`, start, end, TIME, end > start)),
    ...away.flatMap(([first = '', last = ''], at) => wrongRow(`away-${at}`, first, last, DAY, last >= first)),
  ];
}

/** As it is sent; only what `wrongHours` finds nothing wrong with may be. Who is as the school in everything has no hours of their own. */
export function hoursOf({ way, from, until, office, away, ...typed }: TypedHours, school: SchoolHours): StaffHours | null {
  if (way === 'school' && !office.length && !away.length) return null;
  // The school's hours are hours of its clock.
  const timeZone = way === 'school' ? school.timeZone : typed.timeZone;
  const quietHours = way === 'none' ? null : way === 'own' ? { from, until } : school.quietHours;
  return {
    timeZone,
    quietHours,
    officeHours: office.map(([day, start, end]) => ({ weekday: Number(day), from: start!, until: end! })),
    away: away.map(([first, last]) => ({ from: first!, until: last! })),
  };
}
