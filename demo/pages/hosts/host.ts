/** Wires the cards of a bare host page to the demo's API as one demo person, named by `data-person` on the document element. */
import { demoPeople, tokenOf } from '../demo-people.js';

const { person: name = 'Dana Brooks' } = document.documentElement.dataset;
const person = demoPeople().then((people) => people.find((each) => each.name === name)?.id ?? '');
const getToken = async (): Promise<string> => tokenOf(await person)();

for (const school of document.querySelectorAll('flywheel-school')) school.getToken = getToken;
// After that, so that nothing is asked in nobody's name, whatever is loaded first.
void import('../../../src/define.js');
