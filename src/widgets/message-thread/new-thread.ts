import { defineElement } from '../../element/define-element.js';
import '../../ui/note-field.js';
import { FlywheelNewThread } from './new-thread.element.js';

defineElement('flywheel-new-thread', FlywheelNewThread);
export { FlywheelNewThread };
