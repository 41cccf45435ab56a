/** Registers `<flywheel-message-thread>` and what every thread draws; what only some draw arrives when it is needed. */
import { defineElement } from '../../element/define-element.js';
import './thread-view.js';
import { FlywheelMessageThread } from './message-thread.element.js';

defineElement('flywheel-message-thread', FlywheelMessageThread);
export { FlywheelMessageThread };
