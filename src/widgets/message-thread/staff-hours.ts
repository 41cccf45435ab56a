import { defineElement } from '../../element/define-element.js';
import { FlywheelStaffHours } from './staff-hours.element.js';

defineElement('flywheel-staff-hours', FlywheelStaffHours);
export { FlywheelStaffHours };
