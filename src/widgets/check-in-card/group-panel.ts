import { defineElement } from '../../element/define-element.js';
import './group-view.js';
import { FlywheelCheckInGroupPanel } from './group-panel.element.js';

defineElement('flywheel-check-in-group-panel', FlywheelCheckInGroupPanel);
export { FlywheelCheckInGroupPanel };
