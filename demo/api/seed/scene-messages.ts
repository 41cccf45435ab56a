/** The seed school's threads as the API would answer for one of its people, by the API's own rules; nobody has told yet that they read anything. */
import type { Message } from '../../../src/contract/message.js';
import { messageLimits } from '../../../src/contract/message-limits.js';
import type { Thread } from '../../../src/contract/thread.js';
import type { MessageRow } from '../queries/messages.js';
import type { ThreadPerson, ThreadRow } from '../queries/threads.js';
import { showMessage } from '../routes/show-message.js';
import { showThread } from '../routes/show-thread.js';
import { readingVoice, writingVoice, type Named, type Viewer } from '../rules/voices.js';
import { idOf } from './chance.js';
import { personId, schoolId } from './entry.js';
import type { SeedMessage, SeedThread } from './messages.js';
import type { Relation, SchoolPerson, SchoolStory } from './school.js';

export interface MessagesScene {
  /** The viewer's, the one with the newest message first; of a student, also those that the viewer oversees. */
  threads(student?: string): readonly Thread[];
  /** Of a thread, in order. */
  messages(thread: string): readonly Message[];
}

/** @param key of `roster.ts`. @param now for what is new, and what waits. */
export function messagesSceneOf(story: SchoolStory, key: string, now: Date): MessagesScene {
  const seed = new SeedMessages(
    story,
    story.people.find(({ id }) => id === personId(key))!,
    now,
  );
  return { threads: (student) => seed.threads(student), messages: (thread) => seed.messages(thread) };
}

/** On whose account the viewer sees a thread. */
interface Place {
  readonly tie: Relation;
  readonly readSeq: number;
  readonly isInside: boolean;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Longer than any line of a list. */
const PREVIEW = 160;

class SeedMessages {
  readonly #viewer: Viewer;

  constructor(
    readonly story: SchoolStory,
    viewer: SchoolPerson,
    readonly now: Date,
  ) {
    this.#viewer = { ...viewer, schoolId, expiresAtMs: Infinity };
  }

  threads(student: string | undefined): Thread[] {
    const { story, now } = this;
    return story.threads
      .filter(({ people }) => people.some((one) => (student === undefined ? one.personId === this.#viewer.id : one.studentId === student)))
      .toSorted((a, b) => compare(b.lastAt, a.lastAt) || compare(b.id, a.id))
      .flatMap((thread) => {
        const row = this.#row(thread);
        return row?.permissions.includes('see-messages') ? [showThread(this.#viewer, row, story.school, now.getTime())] : [];
      });
  }

  messages(id: string): Message[] {
    const thread = this.story.threads.find((one) => one.id === id);
    const row = thread && this.#row(thread);
    return row ? thread.messages.map((message) => showMessage(this.#viewer, row, this.#message(thread, message, row.studentId))) : [];
  }

  #tie(student: string, person: string): Relation | undefined {
    return this.story.relations.find((one) => one.studentId === student && one.personId === person);
  }

  #place({ people }: SeedThread): Place | undefined {
    const { id } = this.#viewer;
    const own = people.find((one) => one.personId === id);
    if (own) return { tie: this.#tie(own.studentId, id)!, readSeq: own.readSeq, isInside: true };
    const [overseen] = people
      .flatMap(({ studentId }) => this.#tie(studentId, id) ?? [])
      .filter(({ permissions }) => permissions.includes('see-messages') && permissions.includes('oversee-messages'))
      .sort((a, b) => compare(a.studentId, b.studentId));
    return overseen && { tie: overseen, readSeq: 0, isInside: false };
  }

  /** A person, with their home where they are told of on this student's account. */
  #named(id: string, student: string): Named {
    const { name, role } = this.story.people.find((one) => one.id === id)!;
    return { id, name, role, household: this.#tie(student, id)?.household ?? null };
  }

  #row(thread: SeedThread): ThreadRow | undefined {
    const place = this.#place(thread);
    if (!place) return undefined;
    const { tie, readSeq, isInside } = place;
    const { id, kind, subject, staffId, groups, messages, createdAt, lastAt } = thread;
    const last = messages.at(-1)!;
    const unread = isInside ? messages.filter(({ seq, authorId }) => seq > readSeq && authorId !== this.#viewer.id) : [];
    const hours = this.story.messageHours.find((one) => one.personId === this.#viewer.id)?.hours;
    return {
      ...{ id, kind, subject, staffId, groups, createdAt, isInside, readSeq },
      ...{ studentId: tie.studentId, permissions: tie.permissions, household: tie.household },
      people: this.#people(thread, tie.studentId),
      counts: this.#counts(thread),
      overseers: this.#overseers(thread, tie.studentId),
      state: 'open',
      stateBy: null,
      lastSeq: last.seq,
      receipts: null,
      settings: hours ? { readReceipts: true, digest: 'each', hours } : null,
      unread: unread
        .toReversed()
        .slice(0, messageLimits.unread + 1)
        .map((one) => [one.createdAt, false] as const),
      last: {
        ...{ seq: last.seq, kind: last.kind, language: last.language, urgent: false, sentAt: last.createdAt },
        author: this.#named(last.authorId, tie.studentId),
        text: last.text.slice(0, PREVIEW),
        attachments: last.picture === null ? 0 : 1,
      },
      needs: this.#due(messages, false),
      awaits: this.#due(messages, true),
      updatedAt: lastAt,
    };
  }

  #people({ people }: SeedThread, student: string): ThreadPerson[] {
    const isStaff = ({ role }: Named): boolean => writingVoice(role) === 'school';
    const sees = (one: Named, of: string): boolean => isStaff(one) || readingVoice(this.#viewer.role) === 'school' || of === student;
    return people
      .flatMap(({ personId: id, studentId }): ThreadPerson[] => {
        const named = this.#named(id, student);
        const { relation, permissions } = this.#tie(studentId, id)!;
        const hours = this.story.messageHours.find((one) => one.personId === id)?.hours ?? null;
        const household = studentId === student ? named.household : null;
        return sees(named, studentId) ? [{ ...named, household, relation, permissions, hours }] : [];
      })
      .sort((a, b) => Number(isStaff(b)) - Number(isStaff(a)) || compare(a.name, b.name) || compare(a.id, b.id));
  }

  #counts({ people }: SeedThread): ThreadRow['counts'] {
    const all = people.map(({ personId: id, studentId }) => ({ ...this.#named(id, studentId), studentId }));
    const count = (is: (role: Named['role']) => boolean): number => all.filter(({ role }) => is(role)).length;
    const [staff, guardians, students] = [
      count((role) => writingVoice(role) === 'school'),
      count((role) => role === 'guardian'),
      count((role) => role === 'student'),
    ];
    const homes = new Set(all.filter(({ role }) => role === 'guardian').map(({ studentId, household, id }) => studentId + (household ?? id)));
    return { staff, guardians, students, readers: all.length - staff - guardians - students, families: homes.size };
  }

  #overseers({ people }: SeedThread, student: string): Named[] {
    return this.story.relations
      .filter((one) => one.studentId === student && one.permissions.includes('oversee-messages') && people.every(({ personId: id }) => id !== one.personId))
      .map((one): Named => ({ ...this.#named(one.personId, student), household: null }))
      .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
  }

  /** The last of one side that needs a reply and has had none. */
  #due(messages: readonly SeedMessage[], isOwn: boolean): ThreadRow['needs'] {
    const voice = readingVoice(this.#viewer.role);
    const isOfSide = (one: SeedMessage): boolean => (one.voice === voice) === isOwn;
    const found = messages.findLast((one) => one.reply === 'needed' && isOfSide(one) && !messages.some((later) => later.seq > one.seq && !isOfSide(later)));
    return found ? { seq: found.seq, by: null } : null;
  }

  #message({ id: threadId }: SeedThread, message: SeedMessage, student: string): MessageRow {
    const { authorId, acknowledgedBy, channel, reached, picture, createdAt, ...parts } = message;
    const file = {
      ...{ id: idOf(`attachment/${message.id}`, Date.parse(createdAt)), threadId, name: 'leaf.png', type: 'image/png', alt: picture, language: parts.language },
      ...{ bytes: atob(this.story.picture).length, state: 'ready', refused: null, upload: null },
    };
    return {
      ...parts,
      author: this.#named(authorId, student),
      ...{ urgent: false, replyBy: null, heldUntil: null, copies: null, readBy: [], removed: null, key: null, version: 1 },
      acknowledgedAt: acknowledgedBy.includes(this.#viewer.id) ? createdAt : null,
      acknowledged: acknowledgedBy.length,
      contact: channel === null ? null : { channel, at: createdAt, reached: reached! },
      attachments: picture === null ? [] : [file],
      sentAt: createdAt,
    };
  }
}
