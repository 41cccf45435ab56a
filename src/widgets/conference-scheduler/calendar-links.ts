import { defineElement } from '../../element/define-element.js';
import { FlywheelCalendarLinks } from './calendar-links.element.js';

defineElement('flywheel-calendar-links', FlywheelCalendarLinks);
