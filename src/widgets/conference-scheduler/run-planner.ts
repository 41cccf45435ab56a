import { defineElement } from '../../element/define-element.js';
import { FlywheelRunPlanner } from './run-planner.element.js';

defineElement('flywheel-run-planner', FlywheelRunPlanner);
