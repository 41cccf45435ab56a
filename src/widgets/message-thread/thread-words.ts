/** People, audience and state of a thread in plain words. Nobody is in it unseen: who has no name for the viewer is counted, and who may look in is named. */
import { msg, str } from '@lit/localize';
import { formatAt, formatOf } from '../../base/days.js';
import type { MessagePerson } from '../../contract/message.js';
import type { Voice } from '../../contract/person.js';
import type { Thread } from '../../contract/thread.js';
import type { ClosedWords } from '../../ui/closed-view.js';
import { namesInRow } from '../../ui/moment.js';
import type { ThreadScene } from './thread-scene.js';

export const closedWords = (): ClosedWords => ({
  misconfigured: msg('These messages are not set up yet.'),
  signIn: msg('Please sign in to see messages.'),
  notOffered: msg('Your school does not offer messages here.'),
  notAllowed: msg('You cannot see messages about this student.'),
});

/** Who somebody is to the viewer. */
export function personWord({ id, name }: MessagePerson, { viewer }: Pick<ThreadScene, 'viewer'>, voice?: Voice): string {
  if (id === viewer.id) return msg('You');
  if (name !== null) return name;
  return voice === 'school' ? msg('Someone at school') : voice === 'student' ? msg('A student') : msg('Another guardian');
}

const unnamedWord = (count: number, locale: string): string => (count === 1 ? msg('1 more person') : msg(str`${count.toLocaleString(locale)} more people`));

/** Whom somebody talks with, in a row: who has no name for them is counted, and only counted. */
export function peopleWord({ participants, audience }: Pick<Thread, 'participants' | 'audience'>, scene: Pick<ThreadScene, 'viewer' | 'locale'>): string {
  const others = participants.filter(({ id, name }) => id !== scene.viewer.id && name !== null);
  const names = others.map((one) => personWord(one, scene, one.voice));
  if (audience.unnamed > 0) names.push(unnamedWord(audience.unnamed, scene.locale));
  return namesInRow(names, scene.locale);
}

/** What a thread is called: its subject, the groups that are told, or the people in it. */
export function threadTitle(thread: Thread, scene: ThreadScene): string {
  if (thread.subject) return thread.subject;
  if (thread.kind === 'announcement' && thread.audience.groups.length) return namesInRow(thread.audience.groups, scene.locale);
  return peopleWord(thread, scene);
}

export const studentName = ({ studentId }: Thread, { students }: ThreadScene): string | undefined => students.find(({ id }) => id === studentId)?.name;

export function kindWord(kind: string): string | undefined {
  switch (kind) {
    case 'announcement':
      return msg('Announcement');
    case 'household':
      return msg('Everyone at home');
    case 'group':
      return msg('Group');
    default:
      return undefined;
  }
}

function familiesWord({ audience: { families, groups } }: Thread, locale: string): string {
  const count = families === 1 ? msg('1 family reads this.') : msg(str`${families} families read this.`);
  return groups.length ? `${msg(str`For ${namesInRow(groups, locale)}.`)} ${count}` : count;
}

/** Who reads what is written here, the viewer included, and who may look in. */
export function audienceWord(thread: Thread, scene: ThreadScene): string {
  const { participants, overseers } = thread;
  const isIn = participants.some(({ id }) => id === scene.viewer.id);
  const people = peopleWord(thread, scene);
  const parts: string[] = [];
  if (thread.kind === 'announcement') parts.push(familiesWord(thread, scene.locale));
  else parts.push(isIn ? msg(str`You and ${people} read this.`) : msg(str`${people} read this. You only look in.`));
  const watching = overseers.filter(({ id }) => id !== scene.viewer.id).map((one) => personWord(one, scene, 'school'));
  if (watching.length) parts.push(msg(str`${namesInRow(watching, scene.locale)} may also look in, to see that all is well.`));
  return parts.join(' ');
}

/** Why nothing can be written here; `undefined` where it can. */
export function refusalWord({ sendRefusal, stateBy, kind }: Thread, scene: ThreadScene): string | undefined {
  const by = stateBy ? personWord(stateBy, scene) : '';
  const isOwn = stateBy?.id === scene.viewer.id;
  switch (sendRefusal) {
    case null:
      return undefined;
    case 'closed':
      return isOwn ? msg('You closed this thread. Everything stays here to be read.') : msg(str`${by} closed this thread. Everything stays here to be read.`);
    case 'blocked':
      return isOwn
        ? msg('You stopped this thread. Nobody can write here until you let it go on.')
        : msg('This thread is stopped for now. Nobody can write here.');
    case 'alone':
      return msg('You can write here as soon as somebody from school is in this thread.');
    default:
      return kind === 'announcement'
        ? msg('Nobody answers in an announcement. To ask something, begin a thread with a teacher.')
        : msg('You can read here, but not write.');
  }
}

function isSameDay(oneMs: number, otherMs: number, timeZone: string): boolean {
  const format = formatOf('en-CA', { timeZone, dateStyle: 'short' });
  return format.format(oneMs) === format.format(otherMs);
}

/** A moment in the fewest words: the time today, the weekday within a week, else the date. Both in milliseconds since 1970. */
export function shortWhen(atMs: number, nowMs: number, locale: string, timeZone: string): string {
  const format = (options: Intl.DateTimeFormatOptions): string => formatAt(atMs, locale, { ...options, timeZone });
  if (isSameDay(atMs, nowMs, timeZone)) return format({ hour: 'numeric', minute: '2-digit' });
  if (Math.abs(nowMs - atMs) < 6 * 86_400_000) return format({ weekday: 'short' });
  return format({ day: 'numeric', month: 'short', ...(nowMs - atMs > 300 * 86_400_000 && { year: 'numeric' }) });
}

/** Weekday and time, with the date where it is further off: `Monday 8:00 AM`. */
export function whenWord(atMs: number, nowMs: number, locale: string, timeZone: string): string {
  const isFar = Math.abs(atMs - nowMs) >= 6 * 86_400_000;
  const date: Intl.DateTimeFormatOptions = isSameDay(atMs, nowMs, timeZone)
    ? {}
    : isFar
      ? { weekday: 'long', day: 'numeric', month: 'long' }
      : { weekday: 'long' };
  return formatAt(atMs, locale, { ...date, hour: 'numeric', minute: '2-digit', timeZone });
}
