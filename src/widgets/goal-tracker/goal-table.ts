import { defineElement } from '../../element/define-element.js';
import { FlywheelGoalTable } from './goal-table.element.js';

defineElement('flywheel-goal-table', FlywheelGoalTable);
export { FlywheelGoalTable };
