import { defineElement } from '../../element/define-element.js';
import { FlywheelGoalPlan } from './goal-plan.element.js';

defineElement('flywheel-goal-plan', FlywheelGoalPlan);
export { FlywheelGoalPlan };
