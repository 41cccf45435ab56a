/** Registers the form that writes a message, and what it is made of. */
import { defineElement } from '../../element/define-element.js';
import '../../ui/note-field.js';
import { FlywheelMessageComposer } from './message-composer.element.js';

defineElement('flywheel-message-composer', FlywheelMessageComposer);
export { FlywheelMessageComposer };
