/** Registers `<flywheel-school>` and has the document answer for widgets that stand alone. */
import { defineElement } from '../element/define-element.js';
import { documentAnswerer } from './answerer.js';
import { FlywheelSchool } from './school.element.js';

if ('document' in globalThis) documentAnswerer(); // a server that draws tags has none
defineElement('flywheel-school', FlywheelSchool);
export { FlywheelSchool };
