/** Registers the form that writes a message, and brings what only those need who may write: when somebody answers, what has not arrived, and the
 * momentum ring. */
import { defineElement } from '../../element/define-element.js';
import '../../ui/note-field.js';
import { FlywheelMessageComposer } from './message-composer.element.js';

defineElement('flywheel-message-composer', FlywheelMessageComposer);
export { FlywheelMessageComposer };
export { hoursLine } from './hours-words.js';
export { styles, threadRing } from './thread-ring.js';
export { waitingMessage } from './waiting-message.js';
