/**
 * The sentence before anything is typed: whether somebody of the school is there now, else when they are back, and by when an answer comes (MT-05, MT-06,
 * MT-23). With it comes the instant at which it is next untrue (MT-07). Times are the viewer's. Pure; it knows no clock.
 */
import { msg, str } from '@lit/localize';
import { offsetMs, zoneName } from '../../base/zoned-time.js';
import type { Participant, Thread } from '../../contract/thread.js';
import { calendarOf, nextTurn, presenceAt, replyBy, type Calendar } from '../../domain/message-hours.js';
import { namesInRow } from '../../ui/moment.js';
import type { ThreadScene } from './thread-scene.js';
import { personWord, whenWord } from './thread-words.js';

export interface HoursLine {
  /** Somebody is there now. */
  readonly isThere: boolean;
  readonly sentence: string;
  /** By when an answer comes, where the school promises one. */
  readonly reply: string | undefined;
  readonly turnsAtMs: number | undefined;
}
interface Answering {
  readonly person: Participant;
  readonly calendar: Calendar;
}

const isStaff = ({ voice, maySend }: Participant): boolean => voice === 'school' && maySend;

/** Whom the viewer waits for: the staff, or for staff themselves their own hours. */
function answering({ participants }: Thread, { viewer, school }: ThreadScene): readonly Answering[] {
  const own = viewer.voice === 'school';
  return participants
    .filter((one) => isStaff(one) && (own ? one.id === viewer.id : one.id !== viewer.id))
    .map((person) => ({ person, calendar: calendarOf(person.hours, school) }));
}

/** A time as the viewer reads it, with their zone named where the school's clock shows another. */
function told(atMs: number, nowMs: number, { locale, timeZone, school }: ThreadScene): string {
  const when = whenWord(atMs, nowMs, locale, timeZone);
  return offsetMs(timeZone, atMs) === offsetMs(school.timeZone, atMs) ? when : `${when} (${zoneName(timeZone, locale, atMs)})`;
}

function ownLine([own]: readonly Answering[], nowMs: number, scene: ThreadScene): HoursLine | undefined {
  const { isThere, untilMs } = presenceAt(own!.calendar, nowMs);
  if (isThere) return { isThere, sentence: '', reply: undefined, turnsAtMs: untilMs };
  const sentence =
    untilMs === undefined
      ? msg('You are away. Nobody sees when you read.')
      : msg(str`Your quiet hours last until ${told(untilMs, nowMs, scene)}. Until then nobody sees when you read.`);
  return { isThere, sentence, reply: undefined, turnsAtMs: untilMs };
}

/** The latest by which one of them answers, as the school promises. */
function replyWord(staff: readonly Answering[], nowMs: number, scene: ThreadScene): string | undefined {
  const { messages } = scene.school.policies;
  if (!messages) return undefined;
  const times = staff.map(({ calendar }) => replyBy(calendar, nowMs, messages.replySchoolDays)).filter((at) => at !== undefined);
  return times.length ? msg(str`You get an answer by ${told(Math.min(...times), nowMs, scene)}.`) : undefined;
}

function familyLine(staff: readonly Answering[], nowMs: number, scene: ThreadScene): HoursLine {
  const presences = staff.map(({ person, calendar }) => ({ name: personWord(person, scene, 'school'), ...presenceAt(calendar, nowMs) }));
  const turnsAtMs = nextTurn(
    staff.map(({ calendar }) => calendar),
    nowMs,
  );
  const reply = replyWord(staff, nowMs, scene);
  const there = presences.filter(({ isThere }) => isThere);
  if (there.length > 0) {
    const names = namesInRow(
      there.map(({ name }) => name),
      scene.locale,
    );
    return { isThere: true, sentence: there.length === 1 ? msg(str`${names} is there now.`) : msg(str`${names} are there now.`), reply, turnsAtMs };
  }
  const back = presences.filter((one) => one.untilMs !== undefined).sort((a, b) => a.untilMs! - b.untilMs!)[0];
  if (!back) return { isThere: false, sentence: msg('Nobody from school is there at the moment. It is not known when they are back.'), reply, turnsAtMs };
  const when = told(back.untilMs!, nowMs, scene);
  return { isThere: false, sentence: msg(str`${back.name} is back ${when}. What you write now will be seen then.`), reply, turnsAtMs };
}

/** `undefined` where nobody waits for an answer. */
export function hoursLine(thread: Thread, scene: ThreadScene, nowMs: number): HoursLine | undefined {
  if (thread.kind === 'announcement' || thread.sendRefusal !== null) return undefined;
  const staff = answering(thread, scene);
  if (staff.length === 0) return undefined;
  return scene.viewer.voice === 'school' ? ownLine(staff, nowMs, scene) : familyLine(staff, nowMs, scene);
}
