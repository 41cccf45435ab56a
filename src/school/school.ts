/** Registers `<flywheel-school>` and has the document answer for widgets that stand alone. */
import { defineElement } from '../element/define-element.js';
import { documentAnswerer } from './answerer.js';
import { FlywheelSchool } from './school.element.js';

documentAnswerer();
defineElement('flywheel-school', FlywheelSchool);
export { FlywheelSchool };
