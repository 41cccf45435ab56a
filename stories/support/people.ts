/** Who looks at a card in a story, and whom it is about: people of the seed school, each with words of their own. */
import { buildSchool } from '../../demo/api/seed/school.js';
import { sceneOf, studentOf, type Scene } from '../../demo/api/seed/scenes.js';
import type { CheckIn } from '../../src/contract/check-in.js';

/** Tuesday, 17 November 2026, 15:30 on the school's clocks: every story happens then, so that pictures of it can be compared. */
export const NOW = '2026-11-17T20:30:00.000Z';
export const TODAY = '2026-11-17';

/** The school on the evening of that day: the seed tells a day only when it is over. */
export const story = buildSchool('2026-11-18');

export interface Looker {
  /** Keys of the seed's roster. */
  readonly person: string;
  readonly student: string;
  readonly feeling: string;
  readonly note: string;
  /** What they would write beside a point of a goal. */
  readonly besides?: string;
}

export const lookers = {
  student: { person: 'maya', student: 'maya', feeling: 'proud', note: 'I used the break card by myself in math.', besides: 'I read it to my cousin first.' },
  'pre-reader': { person: 'oliver', student: 'oliver', feeling: 'happy', note: 'The tower was taller than me.' },
  guardian: {
    person: 'dana-brooks',
    student: 'maya',
    feeling: 'tired',
    note: 'A short night after the change of house. Breakfast was good, and she talked about the poem all the way.',
    besides: 'The dog book, at the kitchen table. She did all the voices.',
  },
  teacher: {
    person: 'rivera',
    student: 'maya',
    feeling: 'calm',
    note: 'A steady morning. Maya showed a first grader how the break card works.',
    besides: 'New passage. Only two words needed help.',
  },
  'student in grade 7': { person: 'jordan', student: 'jordan', feeling: 'tired', note: 'game went late' },
  counselor: { person: 'nair', student: 'isabelle', feeling: 'calm', note: 'We talked at lunch.' },
  'teacher of grade 7': { person: 'okonkwo', student: 'jordan', feeling: 'calm', note: 'On time for all five.' },
  'teacher of Sam': { person: 'rivera', student: 'sam', feeling: 'calm', note: 'Planner stayed at school over the weekend. Good thinking.' },
  'foster parent of Sam': { person: 'linda-moss', student: 'sam', feeling: 'happy', note: 'Sam read to me. I did not make a big thing of it.' },
  principal: { person: 'whitfield', student: 'maya', feeling: 'calm', note: 'A good day for a walk through the halls.' },
  'father in another home': { person: 'marcus-hill', student: 'maya', feeling: 'calm', note: 'She fell asleep over the dog book.' },
  'guardian of two': { person: 'amy-chen', student: 'grace', feeling: 'happy', note: 'Library day, she packed the book herself.' },
  'teacher of Oliver': { person: 'lindqvist', student: 'oliver', feeling: 'happy', note: 'He asked two friends to build with him.' },
  'student with a goal of his own': { person: 'omar', student: 'omar', feeling: 'calm', note: 'I raised my hand twice.' },
  'guardian who reads Arabic': { person: 'layla-haddad', student: 'amina', feeling: 'happy', note: 'قرأت لي اليوم صفحة كاملة.' },
  'mother of Omar': { person: 'layla-haddad', student: 'omar', feeling: 'happy', note: 'سأحضره في الرابعة والنصف، شكرا لكم.' },
  'teacher of Omar': { person: 'okonkwo', student: 'omar', feeling: 'calm', note: 'He fixed the lamp by himself.' },
  'guardian who reads Spanish': { person: 'rosa-castillo', student: 'lucas', feeling: 'happy', note: 'Se levantó contento y con ganas de contar su sueño.' },
} as const satisfies Readonly<Record<string, Looker>>;
export type LookerName = keyof typeof lookers;

export interface Sight extends Scene {
  readonly looker: Looker;
  readonly studentId: string;
  readonly viewerId: string;
  /** What there is of every student at the time of the story, the viewer's own of today apart: their form is still to be filled in. */
  readonly known: readonly CheckIn[];
}

/** What somebody sees who opens the card now. */
export function sightOf(name: LookerName): Sight {
  const looker: Looker = lookers[name];
  const scene = sceneOf(story, looker.person);
  const viewerId = scene.session.viewer.id;
  const all = scene.session.students.flatMap(({ id }) => scene.checkIns(id));
  const until = all.filter(({ createdAt, author, on }) => createdAt <= NOW && !(author.id === viewerId && on === TODAY));
  const known = until.map((checkIn) => ({ ...checkIn, acknowledgements: checkIn.acknowledgements.filter(({ at }) => at <= NOW) }));
  return { ...scene, looker, studentId: studentOf(looker.student), viewerId, known };
}
