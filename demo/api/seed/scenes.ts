/**
 * The seed school as the API would answer for one of its people: for stories and tests that have no server. It decides nothing itself;
 * who sees what is the API's own rules, and a test holds its answers against the API's.
 */
import type { CheckIn } from '../../../src/contract/check-in.js';
import type { CheckInPlan } from '../../../src/contract/check-in-plan.js';
import type { Person, Viewer } from '../../../src/contract/person.js';
import type { Session } from '../../../src/contract/session.js';
import type { Student } from '../../../src/contract/student.js';
import { noteFor } from '../rules/translation.js';
import { readingVoice, visibleName, writingVoice } from '../rules/voices.js';
import { personId, studentId, type Entry } from './entry.js';
import { goalsSceneOf, type GoalsScene } from './scene-goals.js';
import type { Relation, SchoolPerson, SchoolStory, SchoolStudent } from './school.js';

export interface Scene extends GoalsScene {
  readonly session: Session;
  /** Of the students whom the viewer may see. */
  readonly plans: readonly CheckInPlan[];
  /** A student's check-ins that the viewer may read, newest first. */
  checkIns(student: string): readonly CheckIn[];
}

const byName = <T extends { name: string; id: string }>(a: T, b: T) => compare(a.name, b.name) || compare(a.id, b.id);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** @param key of `roster.ts`, such as `dana-brooks`, `rivera` or `maya`. @throws where nobody has it. */
export function sceneOf(story: SchoolStory, key: string): Scene {
  const viewer = story.people.find(({ id }) => id === personId(key));
  if (!viewer) throw new Error(`flywheel: nobody at ${story.school.name} has the key ${key}`);
  const ties = story.relations.filter((relation) => relation.personId === viewer.id);
  const mine = new Set(ties.map((tie) => tie.studentId));
  return {
    session: {
      viewer: asViewer(viewer),
      students: ties.map((tie) => asStudent(story, viewer, tie)).sort(byName),
      school: story.school,
    },
    plans: story.plans
      .map((plan) => ({ ...plan, studentIds: plan.studentIds.filter((id) => mine.has(id)).sort() }))
      .filter(({ studentIds }) => studentIds.length > 0),
    checkIns: (student) =>
      story.entries
        .filter((entry) => entry.studentId === student && mine.has(student) && mayRead(viewer, entry))
        .map((entry) => asCheckIn(story, viewer, entry))
        .reverse(),
    ...goalsSceneOf(story, key),
  };
}

/** The id of a student by their key in `roster.ts`. */
export const studentOf = studentId;

const asViewer = ({ id, name, role, locale, timeZone }: SchoolPerson): Viewer => ({ id, name, role, voice: writingVoice(role), locale, timeZone });

function asStudent(story: SchoolStory, viewer: SchoolPerson, tie: Relation): Student {
  const student = story.students.find(({ id }) => id === tie.studentId) as SchoolStudent;
  const readers = story.relations.filter((relation) => relation.studentId === student.id && relation.permissions.includes('see-check-ins'));
  const people = readers.map(({ personId: id, takesHelp }) => ({ ...personOf(story, id), takesHelp })).sort(byName);
  const shown = people.map(({ id, role, takesHelp }): Person => ({
    id,
    name: nameFor(story, viewer, student.id, id),
    role,
    voice: readingVoice(role),
    takesHelp,
  }));
  return { ...student, relation: tie.relation, permissions: [...tie.permissions], people: shown, helpAsked: helpAsked(story, viewer, tie) };
}

/** Requests to talk that wait for the viewer. */
function helpAsked({ entries }: SchoolStory, viewer: SchoolPerson, { studentId, permissions }: Relation): number {
  if (!permissions.includes('see-check-ins') || !permissions.includes('answer-help')) return 0;
  const waits = (entry: Entry) => entry.helpFrom === viewer.id && entry.audience.includes(readingVoice(viewer.role));
  return entries.filter((entry) => entry.studentId === studentId && waits(entry) && !entry.acknowledgements.some(({ kind }) => kind === 'talked')).length;
}

const mayRead = (viewer: SchoolPerson, entry: Entry) => entry.authorId === viewer.id || entry.audience.includes(readingVoice(viewer.role));

function asCheckIn(story: SchoolStory, viewer: SchoolPerson, entry: Entry): CheckIn {
  const { authorId, note, language, translations, helpFrom, acknowledgements, ratings, results, audience, ...rest } = entry;
  const name = (id: string) => nameFor(story, viewer, entry.studentId, id);
  return {
    ...rest,
    author: { id: authorId, name: name(authorId), role: personOf(story, authorId).role },
    note: note === null ? null : noteFor(viewer.locale, note, language, translations),
    goalPoint: goalPointOf(story, viewer, entry),
    help:
      helpFrom === null ? null : { personId: helpFrom, name: name(helpFrom), answeredAt: acknowledgements.find(({ kind }) => kind === 'talked')?.at ?? null },
    ratings: [...ratings],
    results: [...results],
    audience: [...audience],
    acknowledgements: acknowledgements.map((acknowledgement) => ({ ...acknowledgement, name: name(acknowledgement.personId) })),
  };
}

function goalPointOf(story: SchoolStory, viewer: SchoolPerson, { id, studentId }: Entry): CheckIn['goalPoint'] {
  const tie = story.relations.find((relation) => relation.studentId === studentId && relation.personId === viewer.id);
  const point = tie?.permissions.includes('see-goals') ? story.goalPoints.find(({ checkInId }) => checkInId === id) : undefined;
  return point ? { goalId: point.goalId, pointId: point.id, value: point.value } : null;
}

function personOf(story: SchoolStory, id: string): SchoolPerson {
  return story.people.find((person) => person.id === id) as SchoolPerson;
}

function nameFor(story: SchoolStory, viewer: SchoolPerson, student: string, id: string): string | null {
  const household = (of: string) => story.relations.find((relation) => relation.studentId === student && relation.personId === of)?.household ?? null;
  return visibleName(viewer, household(viewer.id), { ...personOf(story, id), household: household(id) });
}
