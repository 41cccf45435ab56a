/** Words of the plan around a goal: who said something, where, what was found, how it looks for the end. */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Goal } from '../../contract/goal.js';
import type { Voice } from '../../contract/person.js';
import { namesInRow } from '../../ui/moment.js';
import { isActive } from './goal-rights.js';
import type { GoalScene } from './goal-scene.js';

export function voiceName(voice: Voice, { student, viewer }: GoalScene): string {
  if (voice === 'student') return viewer.id === student.id ? msg('You') : student.name;
  return voice === 'home' ? msg('Family') : msg('School');
}

interface Speaker {
  readonly id: string;
  readonly name: string | null;
  readonly voice: Voice;
}
/** Who it was, with the voice beside the name; those without a name by what they are. */
export function personWord({ id, name, voice }: Speaker, scene: GoalScene): string {
  if (id === scene.viewer.id) return msg('You');
  if (name === null) return voiceName(voice, scene);
  return voice === 'student' ? name : `${name} (${voiceName(voice, scene)})`;
}

export function placeWord(place: string): string {
  if (place === 'home') return msg('At home');
  return place === 'school' ? msg('At school') : msg('Anywhere');
}

export function findingWord(finding: string): string {
  if (finding === 'works') return msg('It works');
  return finding === 'does-not' ? msg('It does not work') : msg('Tried it');
}

export function commitmentWord(state: string): string {
  if (state === 'kept') return msg('Done');
  return state === 'let-go' ? msg('Set aside') : '';
}

/** `isOver`: the last day lay behind the report, so nothing was expected any more. */
export function outlookWord(outlook: string, isOver: boolean): string {
  if (outlook === 'met') return msg('The goal is met.');
  if (isOver) return msg('The goal was not met by its last day.');
  if (outlook === 'likely') return msg('The goal is likely to be met by its last day.');
  if (outlook === 'unlikely') return msg('At this pace, the goal would not be met by its last day. What could change?');
  return msg('There is not enough data yet to say whether the goal will be met.');
}

/** To who may look and not write: who can. Nothing of an ended goal: that is said once, above. */
export function takesPartWord({ student, locale }: GoalScene, goal: Goal): TemplateResult | typeof nothing {
  if (!isActive(goal)) return nothing;
  const names = student.people.filter(({ role }) => role !== 'family-viewer').flatMap(({ name }) => name ?? []);
  return html`<p class="quiet">${msg(str`You can read this. ${namesInRow(names, locale)} can write here.`)}</p>`;
}
