import { defineElement } from '../../element/define-element.js';
import { FlywheelContactLog } from './contact-log.element.js';

defineElement('flywheel-contact-log', FlywheelContactLog);
export { FlywheelContactLog };
