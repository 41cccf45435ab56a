/**
 * Who somebody is here, by what a learning platform says they are there. The platform's role chooses between the people that the school has named for
 * a user; it never makes anybody more than the school says. Pure.
 */
import type { Role } from '../../../src/contract/person.js';
import { LtiRefusal } from '../lti-refusal.js';

export type LtiRole = 'administrator' | 'instructor' | 'mentor' | 'learner';

const LIS = 'http://purl.imsglobal.org/vocab/lis/v2/';
/** In a course: `membership#Instructor`, a part of it `membership/Instructor#TeachingAssistant`, or the short `Instructor`. */
const IN_COURSE = new RegExp(`^(?:${LIS.replaceAll('.', '\\.')}membership(?:#|/))?([A-Za-z]+)(?:#[A-Za-z]+)?$`);
const AT_SCHOOL = new RegExp(`^${LIS.replaceAll('.', '\\.')}institution/person#([A-Za-z]+)$`);

const words: ReadonlyMap<string, LtiRole> = new Map([
  ['Administrator', 'administrator'],
  ['Instructor', 'instructor'],
  ['Faculty', 'instructor'],
  ['Staff', 'instructor'],
  ['Mentor', 'mentor'],
  ['Observer', 'mentor'],
  ['Learner', 'learner'],
  ['Student', 'learner'],
]);

/** The roles of a token that we know. Those in the course count; those at the institution only where the course says none. */
export function ltiRoles(roles: readonly string[]): LtiRole[] {
  const known = (pattern: RegExp) => roles.flatMap((role) => words.get(pattern.exec(role)?.[1] ?? '') ?? []);
  const inCourse = known(IN_COURSE);
  return [...new Set(inCourse.length > 0 ? inCourse : known(AT_SCHOOL))];
}

const fits: Readonly<Record<LtiRole, readonly Role[]>> = {
  administrator: ['admin', 'teacher', 'specialist', 'interpreter'],
  instructor: ['teacher', 'specialist', 'interpreter', 'admin'],
  mentor: ['guardian', 'family-viewer'],
  learner: ['student'],
};
/** Who is several things in one course comes as the first of these. */
const order: readonly LtiRole[] = ['instructor', 'administrator', 'mentor', 'learner'];

export interface NamedPerson {
  readonly id: string;
  readonly role: Role;
}

/** The one person of those named whom these roles fit. @throws {LtiRefusal} where there is none, or more than one. */
export function personOf(named: readonly NamedPerson[], roles: readonly LtiRole[], subject: string): { person: NamedPerson; as: LtiRole } {
  if (named.length === 0) throw new LtiRefusal('lti-unknown-person', subject);
  for (const as of order.filter((role) => roles.includes(role))) {
    const fitting = named.filter(({ role }) => fits[as].includes(role));
    if (fitting.length > 1) throw new LtiRefusal('lti-several-people', subject);
    if (fitting[0]) return { person: fitting[0], as };
  }
  throw new LtiRefusal('lti-other-role', subject);
}

/**
 * The student whom a mentor's page is about. What the platform calls their students only chooses among those whom the school lets them see.
 * @param inScope of the platform's students, those to whom the mentor is something here; `undefined` where the platform named none.
 * @throws {LtiRefusal} where the platform's students are none of theirs, or the link is about another one.
 */
export function mentoredStudent(inScope: readonly string[] | undefined, linked: string | undefined): string | undefined {
  if (inScope === undefined) return linked;
  if (inScope.length === 0 || (linked !== undefined && !inScope.includes(linked))) throw new LtiRefusal('lti-other-student');
  return linked ?? (inScope.length === 1 ? inScope[0] : undefined);
}
