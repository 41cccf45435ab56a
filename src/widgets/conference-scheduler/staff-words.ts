/** Words of the desk: how to say kinds, rules and people of a conference to the school, and what its terms mean where the school's glossary is silent. */
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Person } from '../../contract/person.js';
import type { School } from '../../contract/session.js';
import type { ConferenceScene } from './conference-scene.js';

export type Term = 'guard' | 'households' | 'early' | 'travel' | 'student-led' | 'iep' | 'agreement' | 'limits';

const terms: Readonly<Record<Term, () => readonly [name: string, meaning: string]>> = {
  guard: () => [
    msg('guard time'),
    msg(
      'From then on families cannot move or cancel a meeting by themselves. Your evening stays as planned. You still can. What they said with it, they can change until it begins.',
    ),
  ],
  households: () => [
    msg('households'),
    msg('Some children live in two homes. Both can share one meeting, or each home can have its own. Neither sees the other’s words.'),
  ],
  early: () => [msg('early access'), msg('Some families can book before the others, for example those who need an interpreter.')],
  travel: () => [msg('travel gap'), msg('Minutes that a family has to walk from one teacher to the next.')],
  'student-led': () => [msg('student-led conference'), msg('The student shows and explains the work. The adults listen, ask and cheer.')],
  iep: () => [msg('IEP'), msg('The individualized education program: a plan that family and school write together. The family is part of the team.')],
  agreement: () => [msg('agreement'), msg('One thing that somebody will do, and the day on which you look at it together.')],
  limits: () => [msg('limits'), msg('How many meetings can be booked at the same time. A meeting that took place no longer counts.')],
};

/** A school's term with its plain meaning one press away. Needs `ui/gloss.js`. */
export function gloss(term: Term, { school, locale }: Pick<ConferenceScene, 'school' | 'locale'>): TemplateResult {
  const [name, meaning] = terms[term]();
  return html`<flywheel-gloss .term=${name} .meaning=${ownMeaning(school, name, locale) ?? meaning}></flywheel-gloss>`;
}
const ownMeaning = ({ glossary }: School, name: string, locale: string): string | undefined =>
  glossary.find(({ term, language }) => term.toLowerCase() === name.toLowerCase() && language.split('-')[0] === locale.split('-')[0])?.meaning;

export function roleWord(role: Person['role']): string {
  switch (role) {
    case 'guardian':
      return msg('Parent or guardian');
    case 'family-viewer':
      return msg('Family');
    case 'student':
      return msg('Student');
    case 'specialist':
      return msg('Specialist');
    case 'admin':
      return msg('School office');
    case 'interpreter':
      return msg('Interpreter');
    case 'guest':
      return msg('Guest');
    default:
      return msg('Teacher');
  }
}

/** What a goal is about. */
export function domainWord(domain: string): string {
  if (domain === 'academic') return msg('Learning');
  if (domain === 'behavioural') return msg('Behavior');
  if (domain === 'social-emotional') return msg('Feelings and friends');
  return msg('Daily living');
}

/** A student by name; one whom the viewer's session does not hold, as that. */
export const studentWord = (studentId: string, { students }: Pick<ConferenceScene, 'students'>): string =>
  students.find(({ id }) => id === studentId)?.name ?? msg('A student');

/** What stands of a booking, said by the school. */
export function deskStateWord(state: string): string {
  switch (state) {
    case 'held':
      return msg('A family is booking this now');
    case 'attended':
      return msg('You met');
    case 'missed':
      return msg('Did not take place');
    case 'cancelled':
      return msg('Cancelled');
    default:
      return '';
  }
}
