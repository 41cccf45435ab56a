/** The threads of the seed school as rows: from what is told in `message-stories.ts` to people, numbers and instants. It knows no SQL. */
import type { StaffHours } from '../../../src/contract/staff-hours.js';
import { instantAt, schoolDaysBefore, SCHOOL_ZONE } from './calendar.js';
import { idOf } from './chance.js';
import { personId, studentId } from './entry.js';
import { messageStories, type MessageTold, type ThreadTold } from './message-stories.js';
import { leafPicture } from './picture.js';
import { families, groups, pupils, staff } from './roster.js';

export interface SeedMessage {
  readonly id: string;
  readonly threadId: string;
  readonly seq: number;
  readonly kind: 'message' | 'contact';
  readonly authorId: string;
  readonly voice: 'student' | 'home' | 'school';
  readonly text: string;
  readonly language: string;
  readonly translations: Readonly<Record<string, { readonly text: string; readonly by: 'person' }>>;
  readonly starter: string | null;
  readonly nextStep: string | null;
  readonly reply: string | null;
  readonly asksAcknowledgement: boolean;
  readonly acknowledgedBy: readonly string[];
  readonly channel: string | null;
  readonly reached: boolean | null;
  readonly picture: string | null;
  readonly createdAt: string;
}
export interface SeedThread {
  readonly id: string;
  readonly kind: ThreadTold['kind'];
  readonly subject: string | null;
  readonly studentId: string | null;
  readonly staffId: string;
  readonly withId: string | null;
  readonly household: string | null;
  readonly groups: readonly string[];
  readonly createdAt: string;
  readonly lastAt: string;
  readonly people: readonly { readonly personId: string; readonly studentId: string; readonly readSeq: number }[];
  readonly messages: readonly SeedMessage[];
}
export interface MessagesStory {
  readonly threads: readonly SeedThread[];
  /** Bytes of the one picture that is sent, in base64. */
  readonly picture: string;
  /** When those of the staff answer who have set it. */
  readonly messageHours: readonly { readonly personId: string; readonly hours: StaffHours }[];
}

const WEEKS = 4;
const isStaff = (key: string): boolean => staff.some((one) => one.key === key);
const voiceOf = (key: string) => (isStaff(key) ? 'school' : pupils.some((one) => one.key === key) ? 'student' : 'home');

function messageOf(told: MessageTold, seq: number, thread: { readonly key: string; readonly id: string }, days: readonly string[]): SeedMessage {
  const atMs = instantAt(days.at(-told.ago)!, told.at);
  return {
    id: idOf(`message/${thread.key}/${seq}`, atMs),
    threadId: thread.id,
    seq,
    kind: told.contact ? 'contact' : 'message',
    authorId: personId(told.by),
    voice: voiceOf(told.by),
    text: told.text,
    language: told.language ?? 'en',
    translations: Object.fromEntries(Object.entries(told.translations ?? {}).map(([language, text]) => [language, { text, by: 'person' as const }])),
    starter: told.starter ?? null,
    nextStep: told.nextStep ?? null,
    reply: told.reply ?? null,
    asksAcknowledgement: told.asksAcknowledgement ?? false,
    acknowledgedBy: (told.acknowledgedBy ?? []).map(personId),
    channel: told.contact?.channel ?? null,
    reached: told.contact?.reached ?? null,
    picture: told.picture ?? null,
    createdAt: new Date(atMs).toISOString(),
  };
}

/** Each guardian of a class once, on the account of the first of their children in it. */
function familiesOf(group: string): (readonly [string, string])[] {
  const children = pupils.filter((one) => one.group === group).map(({ key }) => key);
  return families.flatMap((one) => {
    const child = one.role === 'guardian' ? children.find((key) => one.children.includes(key)) : undefined;
    return child === undefined ? [] : [[one.key, child] as const];
  });
}

function threadOf(told: ThreadTold, days: readonly string[]): SeedThread {
  const { key, kind, student, family = [] } = told;
  const group = pupils.find((one) => one.key === student)!.group;
  const first = told.messages[0]!;
  const id = idOf(`thread/${key}`, instantAt(days.at(-first.ago)!, first.at));
  const messages = told.messages.map((message, n) => messageOf(message, n + 1, { key, id }, days));
  const side = kind === 'announcement' ? familiesOf(group) : family.map((person) => [person, student] as const);
  const read = messages.length - (told.unread ?? 0);
  return {
    id,
    kind,
    subject: told.subject ?? null,
    studentId: kind === 'announcement' ? null : studentId(student),
    staffId: personId(told.staff),
    withId: kind === 'direct' ? personId(family[0]!) : null,
    household: kind === 'household' ? families.find((one) => one.key === family[0])!.household : null,
    groups: kind === 'announcement' ? [groups[group].name] : [],
    createdAt: messages[0]!.createdAt,
    lastAt: messages.at(-1)!.createdAt,
    people: [
      { personId: personId(told.staff), studentId: studentId(student), readSeq: messages.length },
      ...side.map(([person, child]) => ({ personId: personId(person), studentId: studentId(child), readSeq: read })),
    ],
    messages,
  };
}

/** Teachers go home at half past four; the counselor answers in her office hours on two afternoons. */
const hoursOf = (key: string): StaffHours => ({
  timeZone: SCHOOL_ZONE,
  quietHours: { from: '16:30', until: '07:30' },
  officeHours: key === 'nair' ? [1, 4].map((weekday) => ({ weekday, from: '12:00', until: '15:00' })) : [],
  away: [],
});

export function buildMessages(today: string): MessagesStory {
  const days = schoolDaysBefore(today, WEEKS);
  return {
    threads: messageStories.map((told) => threadOf(told, days)),
    picture: btoa(String.fromCharCode(...leafPicture())),
    messageHours: staff.filter(({ role }) => role !== 'admin').map(({ key }) => ({ personId: personId(key), hours: hoursOf(key) })),
  };
}
