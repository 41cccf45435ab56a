/** Beginning threads: with one side, with the families of classes, or with many homes a copy each. Who is in it, the rules of `src/domain/` say. */
import type { StartBody } from '../../../src/contract/thread-changes.js';
import { messageLimits } from '../../../src/contract/message-limits.js';
import type { FirstMessage } from '../../../src/contract/message.js';
import { audienceOfThread, type Tied } from '../../../src/domain/thread-audience.js';
import { ageBandOf, listAnnounced, listFamilies, listTied, type FamilyPlace, type TiedRow } from '../queries/message-people.js';
import { findSame, insertThread, type NewThread, type Place } from '../queries/thread-changes.js';
import { invalid, Refusal } from '../refusal.js';
import { isStaff } from '../rules/booking-rights.js';
import { allow } from '../rules/goal-deciders.js';
import { policyOf } from '../rules/message-news.js';
import { readingVoice } from '../rules/voices.js';
import type { Handlers } from './handler.js';
import { freshId, lineOf, openMessages, openThread, shownThread, tell, threadReply, type MessageScene } from './message-scene.js';
import { checkMessage, write, writeAndTell } from './message-writing.js';
import { tieTo } from './ties.js';

type TwoSided = Extract<StartBody, { studentId: string }>;
type Announced = Extract<StartBody, { kind: 'announcement' }>;

const asTied = ({ id, role, household }: TiedRow): Tied => ({ id, role, voice: readingVoice(role), household });

/** @throws {Refusal} `not-found`, `not-allowed`, `invalid`. */
async function twoSides(scene: MessageScene, { kind, studentId, personId, subject }: TwoSided): Promise<{ made: NewThread; places: Place[] }> {
  const { db, viewer, school } = scene;
  const tied = (await listTied(db, viewer.schoolId, studentId)).map(asTied);
  const ageBand = (await ageBandOf(db, viewer.schoolId, studentId))!;
  const { guardiansIncluded } = policyOf(school);
  const audience = audienceOfThread({ kind, tied, starterId: viewer.id, personId, ageBand, guardiansIncluded });
  if (audience.refused === 'stranger') throw invalid('/personId', 'must be another person of the student who may see messages');
  if (audience.refused !== undefined) throw new Refusal('not-allowed', { detail: `Not with this person: ${audience.refused}` });
  const [staffId, ...family] = audience.people as [string, ...string[]];
  // The other side is named by the family's person, whoever began.
  const other = tied.find(({ id }) => id === (staffId === viewer.id ? personId : viewer.id))!;
  if (kind === 'household' && other.household === null) throw invalid('/personId', 'must be of a home');
  const sides = { withId: kind === 'direct' ? other.id : null, household: kind === 'household' ? other.household : null };
  const places = [staffId, ...family].map((person) => ({ personId: person, studentId }));
  return { made: { id: freshId(scene), kind, subject, studentId, staffId, ...sides, groups: [] }, places };
}

async function startTwoSided(scene: MessageScene, body: TwoSided) {
  const tie = await tieTo(scene.db, scene.viewer, body.studentId, 'see-messages', 'start-thread', 'send-message');
  checkMessage(scene, body.message, { kind: body.kind, permissions: tie.permissions }, '/message');
  const { made, places } = await twoSides(scene, body);
  if (!(await insertThread(scene.db, scene.act, made, places))) {
    const there = await findSame(scene.db, scene.viewer.schoolId, made);
    throw new Refusal('already-there', { current: (await threadReply(scene, there!)).answer });
  }
  return begin(scene, made.id, body.message);
}

async function begin(scene: MessageScene, threadId: string, message: FirstMessage) {
  await writeAndTell(scene, await openThread(scene, threadId), message);
  return { ...(await threadReply(scene, threadId)), location: `threads/${threadId}` };
}

/** @throws {Refusal} `not-found` where there is no student in them for whom they may announce. */
async function announced({ db, viewer }: MessageScene, groups: readonly string[]): Promise<string[]> {
  allow(isStaff(viewer), 'Needs the permission announce');
  const found = await listAnnounced(db, viewer.schoolId, viewer.id, groups);
  if (found.length === 0) throw new Refusal('not-found');
  return found;
}

const several = (scene: MessageScene, kind: 'announcement' | 'group', subject: string | null, groups: readonly string[]): NewThread => ({
  id: freshId(scene),
  kind,
  subject,
  studentId: null,
  staffId: scene.viewer.id,
  withId: null,
  household: null,
  groups,
});
/** The sender is in it on the account of the first student. */
const withSender = ({ viewer }: MessageScene, studentId: string, family: readonly FamilyPlace[]): Place[] => [{ personId: viewer.id, studentId }, ...family];

async function startAnnouncement(scene: MessageScene, { groups, withStudents, subject, message }: Announced) {
  const students = await announced(scene, groups);
  await checkFor(scene, students[0]!, message, 'announcement');
  const family = await listFamilies(scene.db, scene.viewer.schoolId, students, withStudents);
  const made = several(scene, 'announcement', subject, [...new Set(groups)]);
  await insertThread(scene.db, scene.act, made, withSender(scene, students[0]!, family));
  return begin(scene, made.id, message);
}

async function checkFor(scene: MessageScene, studentId: string, message: FirstMessage, kind: string): Promise<void> {
  const { permissions } = await tieTo(scene.db, scene.viewer, studentId, 'see-messages', 'announce', 'send-message');
  checkMessage(scene, message, { kind, permissions }, '/message');
}

/** The thread of a home with the sender: the one there is, or a new one. */
async function homeThread(scene: MessageScene, subject: string | null, guardians: readonly FamilyPlace[]): Promise<string> {
  const [first] = guardians as [FamilyPlace, ...FamilyPlace[]];
  const { studentId, household, personId } = first;
  const sides = household === null ? { kind: 'direct', withId: personId, household: null } : { kind: 'household', withId: null, household };
  const made: NewThread = { id: freshId(scene), subject, studentId, staffId: scene.viewer.id, groups: [], ...sides };
  const isNew = await insertThread(scene.db, scene.act, made, withSender(scene, studentId, guardians));
  return isNew ? made.id : (await findSame(scene.db, scene.viewer.schoolId, made))!;
}

/** By home: guardians who live together with a student, each other one alone. A guardian of several of them gets one copy. */
function homesOf(family: readonly FamilyPlace[]): FamilyPlace[][] {
  const homes = new Map<string, FamilyPlace[]>();
  for (const place of family) {
    const home = place.household === null ? place.personId : `${place.studentId}/${place.household}`;
    homes.set(home, [...(homes.get(home) ?? []), place]);
  }
  return [...homes.values()];
}

/** Each home its copy, in the order of the threads, so that two who write to many at once wait for each other in one direction. */
async function sendCopies(scene: MessageScene, subject: string | null, message: FirstMessage, family: readonly FamilyPlace[]): Promise<string[]> {
  const threads: string[] = [];
  for (const home of homesOf(family)) threads.push(await homeThread(scene, subject, home));
  const inOrder = [...new Set(threads)].sort();
  const copyOf = freshId(scene);
  const written: { id: string; seq: number }[] = [];
  for (const id of inOrder) written.push({ id, seq: (await write(scene, await openThread(scene, id), { ...message, copyOf })).seq });
  for (const { id, seq } of written) await tell(scene, id, 'message-sent', seq);
  return inOrder;
}

export const threadStartRoutes = {
  'threads.start': async (ask) => {
    const scene = await openMessages(ask);
    return ask.body.kind === 'announcement' ? startAnnouncement(scene, ask.body) : startTwoSided(scene, ask.body);
  },

  'messages.send-to-many': async (ask) => {
    const scene = await openMessages(ask);
    const { studentIds, way, subject, message } = ask.body;
    for (const student of studentIds) await checkFor(scene, student, message, way === 'group' ? 'group' : 'household');
    const family = await listFamilies(ask.db, ask.viewer.schoolId, studentIds, false);
    allow(family.length > 0 && family.length <= messageLimits.copies * 4, 'There is no family to write to');
    const ids = way === 'group' ? [await startGroup(scene, subject, message, studentIds[0]!, family)] : await sendCopies(scene, subject, message, family);
    const rows = [];
    for (const id of ids) rows.push(await openThread(scene, id));
    return { answer: { items: rows.map((row) => shownThread(scene, row)) }, alsoOf: rows.flatMap(lineOf) };
  },
} satisfies Partial<Handlers>;

async function startGroup(
  scene: MessageScene,
  subject: string | null,
  message: FirstMessage,
  studentId: string,
  family: readonly FamilyPlace[],
): Promise<string> {
  const made = several(scene, 'group', subject, []);
  await insertThread(scene.db, scene.act, made, withSender(scene, studentId, family));
  await writeAndTell(scene, await openThread(scene, made.id), message);
  return made.id;
}
