import { defineElement } from '../../element/define-element.js';
import '../../ui/gloss.js';
import '../../ui/note-field.js';
import { FlywheelGoalView } from './goal-view.element.js';

defineElement('flywheel-goal-view', FlywheelGoalView);
