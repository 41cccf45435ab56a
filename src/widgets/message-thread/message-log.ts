/** Registers `<flywheel-message-log>`. */
import { defineElement } from '../../element/define-element.js';
import { FlywheelMessageLog } from './message-log.element.js';

defineElement('flywheel-message-log', FlywheelMessageLog);
