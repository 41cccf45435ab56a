import '../../ui/gloss.js';
import { defineElement } from '../../element/define-element.js';
import { FlywheelConferenceDesk } from './staff-desk.element.js';

defineElement('flywheel-conference-desk', FlywheelConferenceDesk);
export { FlywheelConferenceDesk };
