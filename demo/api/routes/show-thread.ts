/** A thread as the contract writes it for one viewer. Names are told as everywhere; whose is not told is counted. */
import type { Participant, Thread } from '../../../src/contract/thread.js';
import type { School } from '../../../src/contract/session.js';
import { calendarOf } from '../../../src/domain/message-hours.js';
import type { ThreadPerson, ThreadRow } from '../queries/threads.js';
import { newsFor } from '../rules/message-news.js';
import { maysIn, sendRefusal } from '../rules/thread-rights.js';
import { readingVoice, visibleName, writingVoice, type Named, type Viewer } from '../rules/voices.js';

export const showPerson = (viewer: Viewer, household: string | null, person: Named) => ({
  id: person.id,
  name: visibleName(viewer, household, person),
  role: person.role,
});

function hoursOf({ role, hours }: ThreadPerson, school: School): Participant['hours'] {
  if (writingVoice(role) !== 'school') return null;
  const { timeZone, quietHours, officeHours, away } = calendarOf(hours, school);
  return { timeZone, quietHours, officeHours, away };
}

export function showThread(viewer: Viewer, row: ThreadRow, school: School, nowMs: number): Thread {
  const person = (one: Named) => showPerson(viewer, row.household, one);
  const participants = row.people.map((one): Participant => ({
    ...person(one),
    voice: readingVoice(one.role),
    relation: one.relation,
    maySend: sendRefusal(one, { ...row, isInside: true, permissions: one.permissions }) === undefined,
    hours: hoursOf(one, school),
  }));
  const { counts, groups, last, receipts } = row;
  const everyone = counts.staff + counts.guardians + counts.students + counts.readers;
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    studentId: row.studentId,
    participants,
    audience: { ...counts, unnamed: everyone - participants.filter(({ name }) => name !== null).length, groups: [...groups] },
    overseers: row.overseers.map(person),
    state: row.state,
    stateBy: row.stateBy && person(row.stateBy),
    may: maysIn(viewer, row),
    sendRefusal: sendRefusal(viewer, row) ?? null,
    lastSeq: row.lastSeq,
    readSeq: row.readSeq,
    ...newsFor(viewer.role, row, school, nowMs),
    lastMessage: { ...last, author: person(last.author) },
    needsReply: row.needs,
    awaitsReply: row.awaits,
    readReceipts: { own: receipts, told: receipts ?? row.settings?.readReceipts ?? true },
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
