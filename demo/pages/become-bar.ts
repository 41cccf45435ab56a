/** The bar above the school's page: everybody whom a visitor may become, one press each. It knows nothing of tokens and widgets. */
import type { DemoPerson } from './demo-people.js';
import { make } from './make.js';

const groups: readonly (readonly [heading: string, roles: readonly string[]])[] = [
  ['Families', ['guardian', 'family-viewer']],
  ['Students', ['student']],
  ['School', ['teacher', 'specialist', 'admin']],
];

/** Draws the bar into `place`; the returned function shows who is chosen. */
export function becomeBar(place: HTMLElement, people: readonly DemoPerson[], onChoose: (person: DemoPerson) => void): (chosen: DemoPerson | undefined) => void {
  const summary = make('summary');
  const buttons = new Map(people.map((person) => [person.id, button(person, onChoose)]));
  const lists = groups.map(([heading, roles]) => {
    const members = people.filter(({ role }) => roles.includes(role));
    return make(
      'div',
      {},
      make('h2', { textContent: heading }),
      make('ul', { className: 'people' }, ...members.map(({ id }) => make('li', {}, buttons.get(id)!))),
    );
  });
  const details = make('details', { open: true }, summary, make('div', { className: 'groups' }, ...lists));
  place.replaceChildren(details);
  return (chosen) => {
    for (const [id, each] of buttons) each.ariaPressed = String(id === chosen?.id);
    summary.replaceChildren(
      ...(chosen ? ['This is a demo. You are ', make('b', { textContent: chosen.name }), `: ${chosen.introduction}.`] : ['This is a demo. Become …']),
    );
    // On a small screen the page itself comes first, once somebody is chosen.
    details.open = !chosen || matchMedia('(min-width: 48rem)').matches;
  };
}

function button(person: DemoPerson, onChoose: (person: DemoPerson) => void): HTMLButtonElement {
  const made = make('button', { type: 'button', textContent: person.name, title: person.introduction });
  made.addEventListener('click', () => onChoose(person));
  return made;
}
