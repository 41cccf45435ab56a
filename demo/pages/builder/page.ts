/** The builder on the demo school: the widgets are shown to one of the demo's people, and the folder of widgets is the one that this site serves. */
import '../../../src/define.js';
import { demoPeople, tokenOf } from '../demo-people.js';
import { make } from '../make.js';
import { drawBuilder } from './builder.js';

const by = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

async function start(): Promise<void> {
  const person = by<HTMLSelectElement>('person');
  const people = await demoPeople();
  person.replaceChildren(...people.map(({ id, name, introduction }) => make('option', { value: id, textContent: `${name}: ${introduction}` })));
  const preview = (widget: string, values: Readonly<Record<string, string>>): Node => {
    const school = Object.assign(document.createElement('flywheel-school'), { getToken: tokenOf(person.value) });
    school.setAttribute('api', '/api');
    const made = document.createElement(`flywheel-${widget}`);
    // What every widget takes is the school's to say, where one stands around it.
    for (const [name, value] of Object.entries(values)) (name in ofSchool ? school : made).setAttribute(name, value);
    school.append(made);
    return school;
  };
  const draw = () => drawBuilder(by('builder'), { folder: new URL('/widgets/', location.href), api: new URL('/api/', location.href).href, preview });
  person.addEventListener('change', draw);
  draw();
}

const ofSchool = { locale: true, 'time-zone': true, 'shared-device': true };

start().catch((error: unknown) => {
  by('builder').replaceChildren(make('p', { textContent: 'The demo’s API does not answer. Is npm start still running? Then reload this page.' }));
  throw error;
});
