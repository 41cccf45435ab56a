import { defineElement } from '../../element/define-element.js';
import { FlywheelGoalEditor } from './goal-editor.element.js';

defineElement('flywheel-goal-editor', FlywheelGoalEditor);
export { FlywheelGoalEditor };
