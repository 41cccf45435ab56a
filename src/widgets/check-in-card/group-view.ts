import { defineElement } from '../../element/define-element.js';
import '../../ui/note-field.js';
import '../../ui/segments.js';
import { FlywheelCheckInGroup } from './group-view.element.js';

defineElement('flywheel-check-in-group', FlywheelCheckInGroup);
export { FlywheelCheckInGroup };
