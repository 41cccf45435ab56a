import { defineElement } from '../../element/define-element.js';
import './entry-view.js';
import { FlywheelCheckInHistory } from './history-view.element.js';

defineElement('flywheel-check-in-history', FlywheelCheckInHistory);
export { FlywheelCheckInHistory };
