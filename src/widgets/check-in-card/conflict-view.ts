import { defineElement } from '../../element/define-element.js';
import { FlywheelConflictView } from './conflict-view.element.js';

defineElement('flywheel-conflict-view', FlywheelConflictView);
export { FlywheelConflictView };
