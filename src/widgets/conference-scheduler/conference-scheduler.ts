/** Registers `<flywheel-conference-scheduler>` and what every family draws; what only some draw arrives when it is needed. */
import { defineElement } from '../../element/define-element.js';
import '../../ui/gloss.js';
import './open-conference.js';
import './slot-picker.js';
import { FlywheelConferenceScheduler } from './conference-scheduler.element.js';

defineElement('flywheel-conference-scheduler', FlywheelConferenceScheduler);
export { FlywheelConferenceScheduler };
