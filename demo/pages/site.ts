/**
 * Puts the check-in card, the messages, the goal tracker and the conference scheduler on the school's page for whoever the visitor has become. This is all that a
 * school's own site would write: the front door, a way to a token, the widgets. Everything else here is for the demo.
 */
import '../../src/define.js';
import type { CheckInPlan } from '../../src/contract/check-in-plan.js';
import { becomeBar } from './become-bar.js';
import { chosenPerson, demoPeople, nobodysToken, rememberPerson, tokenOf, type DemoPerson } from './demo-people.js';
import { make } from './make.js';
import { tryIt, type Tools } from './try-it.js';

const by = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const school = by<HTMLElementTagNameMap['flywheel-school']>('school');
const cards = by('cards');
const headings: Readonly<Record<string, string>> = { guardian: 'For families', student: 'My day', teacher: 'My class', specialist: 'My students' };
const leads: Readonly<Record<string, string>> = {
  guardian: 'How are things today? A word from home helps school, and a word from school helps home.',
  student: 'How are things today? Choose a face, add a few words if you like, and that is all.',
  teacher: 'The whole class in one pass, and what families and students say about their day.',
  specialist: 'What your students, their families and their teachers say about the day.',
};

let tools: Tools = { locale: '', mode: '', sharedDevice: false };
let person: DemoPerson | undefined;
let showChosen: (chosen: DemoPerson | undefined) => void = () => undefined;

async function become(next: DemoPerson | undefined): Promise<void> {
  // The same function stays for the same person: another one is another person to the widgets.
  if (!next) school.getToken = nobodysToken;
  else if (next.id !== person?.id) school.getToken = tokenOf(next.id);
  person = next;
  rememberPerson(next);
  showChosen(next);
  const role = next && next.role in headings ? next.role : 'guardian';
  by('title').textContent = headings[role]!;
  by('lead').textContent = leads[role]!;
  await drawCards();
}

/** What is on this person's page: each of the modes that fit, for a teacher the class in one pass, the goals and the conferences. */
async function drawCards(): Promise<void> {
  if (!person) return cards.replaceChildren(invitation());
  const shown = person;
  const planned = tools.mode ? [] : await plannedModes(shown);
  if (shown !== person) return;
  const modes = tools.mode ? [tools.mode] : [...planned, 'feelings'];
  const together = ['flywheel-message-thread', 'flywheel-goal-tracker', 'flywheel-conference-scheduler'].map((tag) => document.createElement(tag));
  if (shown.role !== 'teacher') return cards.replaceChildren(...modes.reverse().map((mode) => card(mode, false)), ...together);
  const passes = tools.mode || planned.length === 0 ? [tools.mode || 'feelings'] : planned;
  cards.replaceChildren(...passes.map((mode) => card(mode, true)), card(tools.mode || 'feelings', false), ...together);
}

function invitation(): HTMLElement {
  const words = [
    make('h2', { textContent: 'Who would you like to be?' }),
    make('p', { textContent: 'Press a name above. Everybody here is made up, so nothing can go wrong.' }),
  ];
  return make('div', { className: 'empty' }, ...words);
}

function card(mode: string, group: boolean): HTMLElement {
  const made = document.createElement('flywheel-check-in-card');
  made.setAttribute('mode', mode);
  made.toggleAttribute('group', group);
  return made;
}

/** The modes that the person's students have a plan for; none where it cannot be found out now, and the card of feelings is there anyway. */
async function plannedModes({ id }: DemoPerson): Promise<string[]> {
  try {
    const answer = await fetch('/api/check-in-plans', { headers: { Authorization: `Bearer ${await tokenOf(id)()}` } });
    const { items } = (await answer.json()) as { items: CheckInPlan[] };
    return [...new Set(items.map(({ mode }) => mode))].sort();
  } catch {
    return []; // no network: the card itself says so
  }
}

function useTools(next: Tools): void {
  const isOtherMode = next.mode !== tools.mode;
  tools = next;
  if (next.locale) school.setAttribute('locale', next.locale);
  else school.removeAttribute('locale');
  school.toggleAttribute('shared-device', next.sharedDevice);
  if (isOtherMode) void drawCards();
}

async function signOut(): Promise<void> {
  if (await school.signOut()) await become(undefined);
}

async function start(): Promise<void> {
  tryIt(by('tools'), useTools, () => void signOut());
  const drawn = become(chosenPerson());
  const people = await demoPeople();
  showChosen = becomeBar(by('become'), people, (next) => void become(next));
  // Of another school, from before the demo was started over.
  if (person && !people.some(({ id }) => id === person?.id)) await become(undefined);
  showChosen(person);
  await drawn;
}

start().catch((error: unknown) => {
  by('become').replaceChildren(make('p', { textContent: 'The demo’s API does not answer. Is npm start still running? Then reload this page.' }));
  throw error;
});
