/**
 * Who sets a goal, who decides about it, who proposes and takes part. Pure. A permission is needed for each; whose goal it is decides which voice
 * may use it: a family's goal is the family's, the school's and an IEP's are the school's, a student's is theirs with the school beside them.
 */
import type { GoalOrigin } from '../../../src/contract/goal.js';
import type { Voice } from '../../../src/contract/person.js';
import { Refusal } from '../refusal.js';
import { may, writingVoice, type Tie, type Viewer } from './voices.js';

type Who = Pick<Viewer, 'role'>;

const setters: Record<GoalOrigin, Voice> = { home: 'home', student: 'student', school: 'school', iep: 'school' };
const deciders: Record<GoalOrigin, readonly Voice[]> = { home: ['home'], student: ['student', 'school'], school: ['school'], iep: ['school'] };

export function maySet({ role }: Who, tie: Tie, origin: GoalOrigin): boolean {
  return may(tie, 'write-goal') && writingVoice(role) === setters[origin];
}

/** About revisions, proposals, phase changes and the end. */
export function mayDecide({ role }: Who, tie: Tie, origin: string): boolean {
  const voice = writingVoice(role);
  return may(tie, 'write-goal') && voice !== null && (deciders[origin as GoalOrigin]?.includes(voice) ?? false);
}

export const mayPropose = ({ role }: Who, tie: Tie) => may(tie, 'propose-goal') && writingVoice(role) !== null;
export const mayReport = ({ role }: Who, tie: Tie) => may(tie, 'write-goal') && writingVoice(role) === 'school';

/** The voice in which somebody adds a point. @throws {Refusal} `not-allowed`. */
export const pointVoice = (viewer: Who, tie: Tie) => voiceFor(viewer, may(tie, 'add-goal-point'), 'add-goal-point');
/** The voice in which somebody promises, shares a strategy or says what they found. @throws {Refusal} `not-allowed`. */
export const partVoice = (viewer: Who, tie: Tie) => voiceFor(viewer, may(tie, 'propose-goal') || may(tie, 'write-goal'), 'propose-goal or write-goal');

function voiceFor({ role }: Who, isAllowed: boolean, permission: string): Voice {
  const voice = writingVoice(role);
  if (!isAllowed || voice === null) throw new Refusal('not-allowed', { detail: `Needs the permission ${permission}, and a voice` });
  return voice;
}

/** @throws {Refusal} `not-allowed`. */
export function allow(is: boolean, detail?: string): void {
  if (!is) throw new Refusal('not-allowed', detail === undefined ? {} : { detail });
}

/** What a person wrote is theirs to change. @throws {Refusal} `not-allowed`. */
export const checkOwn = (viewer: Pick<Viewer, 'id'>, author: { readonly id: string }) => allow(author.id === viewer.id, 'It is somebody else’s');
