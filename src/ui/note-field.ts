import { defineElement } from '../element/define-element.js';
import { FlywheelNoteField } from './note-field.element.js';

defineElement('flywheel-note-field', FlywheelNoteField);
export { FlywheelNoteField };
