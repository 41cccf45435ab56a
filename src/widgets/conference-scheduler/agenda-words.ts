/** Words of the agenda: kinds of topics, whose voice, and what to prepare for an IEP meeting or a conference that a student leads. */
import { msg, str } from '@lit/localize';
import type { topicKinds } from '../../contract/booking.js';
import type { Voice } from '../../contract/person.js';
import type { ConferenceScene } from './conference-scene.js';

/** Each voice has its own shape, everywhere the same. */
export const shapeOf = { home: 'round', school: 'square', student: 'diamond' } as const;

export type TopicKind = (typeof topicKinds)[number];

export function topicKindWord(kind: string): string {
  switch (kind) {
    case 'strength':
      return msg('Strength');
    case 'question':
      return msg('Question');
    case 'concern':
      return msg('Concern');
    default:
      return msg('Topic');
  }
}

export function voiceWord(voice: Voice, { student, reader }: Pick<ConferenceScene, 'student' | 'reader'>): string {
  if (voice === 'school') return msg('School');
  if (voice === 'student') return reader === 'student' ? msg('You') : student.name;
  return msg('Home');
}

/** The form's question, by what is being added. */
export function topicPrompt(kind: TopicKind, { student, reader }: Pick<ConferenceScene, 'student' | 'reader'>): string {
  const isStudent = reader === 'student';
  switch (kind) {
    case 'strength':
      return isStudent ? msg('What are you good at, or proud of?') : msg(str`What is ${student.name} good at?`);
    case 'question':
      return msg('What do you want to ask?');
    case 'concern':
      return isStudent ? msg('What is hard for you?') : msg('What worries you?');
    default:
      return msg('What do you want to talk about?');
  }
}

/** What is worth having before the meeting, by the kind of topic that answers it. */
export interface Step {
  readonly kind: TopicKind;
  readonly label: string;
}
export function stepsOf(conferenceKind: string | undefined, { student, reader }: ConferenceScene): readonly Step[] {
  if (conferenceKind === 'iep') {
    return [
      { kind: 'strength', label: msg(str`What ${student.name} is good at and enjoys`) },
      { kind: 'concern', label: msg('What worries you, in your own words') },
      { kind: 'question', label: msg('Questions that you want answered') },
      { kind: 'topic', label: msg('Who comes with you') },
    ];
  }
  if (conferenceKind !== 'student-led') return [];
  return reader === 'student'
    ? [
        { kind: 'strength', label: msg('Something that I am proud of') },
        { kind: 'concern', label: msg('Something that is hard for me') },
        { kind: 'topic', label: msg('What I want to show') },
        { kind: 'question', label: msg('What I would like help with') },
      ]
    : [
        { kind: 'strength', label: msg(str`Something that ${student.name} is proud of`) },
        { kind: 'concern', label: msg(str`Something that is hard for ${student.name}`) },
        { kind: 'topic', label: msg(str`What ${student.name} wants to show`) },
        { kind: 'question', label: msg(str`What ${student.name} would like help with`) },
      ];
}

export const stepsTitle = (conferenceKind: string | undefined): string =>
  conferenceKind === 'iep' ? msg('Prepare for the IEP meeting') : msg('Prepare to lead the conference');

/** Nothing is agreed by preparing. */
export const stepsNote = (conferenceKind: string | undefined): string =>
  conferenceKind === 'iep'
    ? msg('You are an equal member of the team. Bring whom you like. Nothing needs your signature here.')
    : msg('The student speaks first. A few words for each are enough.');
