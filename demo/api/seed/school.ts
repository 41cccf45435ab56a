/**
 * Alder Creek School, whole: who there is, what they may do and eight weeks of what they wrote, as plain objects in the contract's spelling.
 * Stories, tests and the database are filled from it. It runs in a browser and knows no SQL. Everybody in it is made up.
 */
import type { CheckInPlan } from '../../../src/contract/check-in-plan.js';
import type { Permission, Role } from '../../../src/contract/person.js';
import type { School } from '../../../src/contract/session.js';
import type { AgeBand } from '../../../src/contract/student.js';
import { holidaysAround, SCHOOL_WEEK, SCHOOL_ZONE } from './calendar.js';
import { buildConferences, type ConferencesStory, type Serving } from './conferences.js';
import { personId, planId, schoolId, studentId, type Entry } from './entry.js';
import { buildGoals, type GoalsStory } from './goals.js';
import { buildHistory } from './history.js';
import { buildMessages, type MessagesStory } from './messages.js';
import { permissionsOf } from './permissions.js';
import { planStories } from './plans.js';
import { demoPeople, families, groups, pupils, staff } from './roster.js';

export interface SchoolPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: string;
  readonly timeZone: string;
}
export interface SchoolStudent {
  readonly id: string;
  readonly name: string;
  readonly ageBand: AgeBand;
  readonly group: string;
  /** Whether pictures of them may be seen beyond their family. */
  readonly mediaConsent: boolean;
}
export interface Relation {
  readonly studentId: string;
  readonly personId: string;
  /** A word, never a permission. */
  readonly relation: string;
  readonly permissions: readonly Permission[];
  readonly takesHelp: boolean;
  readonly household: string | null;
}
export interface SchoolStory extends GoalsStory, ConferencesStory, MessagesStory {
  /** The day after its last one. */
  readonly today: string;
  readonly school: School;
  readonly people: readonly SchoolPerson[];
  readonly students: readonly SchoolStudent[];
  readonly relations: readonly Relation[];
  readonly plans: readonly CheckInPlan[];
  /** Oldest first. */
  readonly entries: readonly Entry[];
  /** Whom a visitor may become with one press, in order. */
  readonly demoPeople: readonly { readonly key: string; readonly personId: string; readonly introduction: string }[];
}

function servingOf({ goals, commitments }: GoalsStory): Serving {
  return (goalKey, voice) => {
    const { id: goalId } = goals.find(({ key }) => key === goalKey)!;
    return { goalId, commitmentId: commitments.find((one) => one.goalId === goalId && one.voice === voice)?.id ?? null };
  };
}

/** The school as it stands on the morning of `today`, a plain date. The same day gives the same school. */
export function buildSchool(today: string): SchoolStory {
  const entries = buildHistory(today);
  const goals = buildGoals(today, entries);
  return {
    today,
    school: schoolOf(today),
    people: [
      ...staff.map(({ key, name, role }) => ({ id: personId(key), name, role, locale: 'en', timeZone: SCHOOL_ZONE })),
      ...families.map(({ key, name, role, locale }) => ({ id: personId(key), name, role, locale, timeZone: SCHOOL_ZONE })),
      ...pupils.map(({ key, name }) => ({ id: personId(key), name, role: 'student' as const, locale: 'en', timeZone: SCHOOL_ZONE })),
    ],
    students: pupils.map(({ key, name, group }) => ({
      id: studentId(key),
      name,
      ageBand: groups[group].ageBand,
      group: groups[group].name,
      mediaConsent: key !== 'sam',
    })),
    relations: pupils.flatMap(relationsOf),
    plans: planStories.map(({ key, students, ...plan }) => ({ id: planId(key), ...plan, studentIds: students.map(studentId) })),
    entries,
    ...goals,
    ...buildConferences(today, servingOf(goals)),
    ...buildMessages(today),
    demoPeople: demoPeople.map(({ key, introduction }) => ({ key, personId: personId(key), introduction })),
  };
}

function relationsOf({ key, group }: (typeof pupils)[number]): Relation[] {
  const student = studentId(key);
  const relation = (person: string, role: Role, word: string, takesHelp = false, household: string | null = null): Relation => ({
    studentId: student,
    personId: personId(person),
    relation: word,
    permissions: permissionsOf[role] ?? [],
    takesHelp,
    household,
  });
  return [
    relation(key, 'student', 'self'),
    ...staff.filter((person) => !person.group || person.group === group).map((person) => relation(person.key, person.role, person.relation, person.takesHelp)),
    ...families.filter(({ children }) => children.includes(key)).map((person) => relation(person.key, person.role, person.relation, false, person.household)),
  ];
}

function schoolOf(today: string): School {
  return {
    id: schoolId,
    name: 'Alder Creek School',
    timeZone: SCHOOL_ZONE,
    languages: ['en', 'es'],
    week: [...SCHOOL_WEEK],
    holidays: holidaysAround(today),
    quietHours: { from: '17:00', until: '07:00' },
    crisisContact: { name: '988 Suicide & Crisis Lifeline', phone: '988', url: 'https://988lifeline.org/', hours: 'Day and night, call or text' },
    glossary: [
      {
        term: 'check-in/check-out',
        meaning: 'A student starts and ends the school day with an adult, and is rated in between on a few things they work on.',
        language: 'en',
      },
      { term: 'expectation', meaning: 'One thing the student works on, in words they know.', language: 'en' },
      { term: 'daily report card', meaning: 'Three to eight small goals of one student, answered with yes or no each day.', language: 'en' },
      { term: 'criterion', meaning: 'How much counts as yes.', language: 'en' },
      {
        term: 'check-in/check-out',
        meaning: 'El estudiante empieza y termina el día con un adulto, y durante el día se valoran unas pocas cosas que está practicando.',
        language: 'es',
      },
      { term: 'daily report card', meaning: 'De tres a ocho metas pequeñas de un estudiante, con un sí o un no cada día.', language: 'es' },
    ],
    policies: {
      retentionDays: 7,
      drafts: 'keep',
      messages: { replySchoolDays: 1, urgentInQuietHours: 'held', guardiansIncluded: ['pre-reader', 'elementary', 'middle'], digestAt: '16:00' },
    },
  };
}
