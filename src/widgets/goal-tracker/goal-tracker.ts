/** Registers `<flywheel-goal-tracker>` and what every tracker draws; what only some draw arrives when it is needed. */
import { defineElement } from '../../element/define-element.js';
import '../../ui/gloss.js';
import './goal-chart.js';
import './goal-view.js';
import { FlywheelGoalTracker } from './goal-tracker.element.js';

defineElement('flywheel-goal-tracker', FlywheelGoalTracker);
export { FlywheelGoalTracker };
