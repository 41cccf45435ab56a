import { defineElement } from '../../element/define-element.js';
import { FlywheelGoalChart } from './goal-chart.element.js';

defineElement('flywheel-goal-chart', FlywheelGoalChart);
export { FlywheelGoalChart };
