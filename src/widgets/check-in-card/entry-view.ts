import { defineElement } from '../../element/define-element.js';
import { FlywheelCheckInEntry } from './entry-view.element.js';

defineElement('flywheel-check-in-entry', FlywheelCheckInEntry);
export { FlywheelCheckInEntry };
