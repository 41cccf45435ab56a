import { defineElement } from '../element/define-element.js';
import { FlywheelChoiceGrid } from './choice-grid.element.js';

defineElement('flywheel-choice-grid', FlywheelChoiceGrid);
export { FlywheelChoiceGrid };
