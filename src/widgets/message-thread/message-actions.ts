import { defineElement } from '../../element/define-element.js';
import { FlywheelMessageActions } from './message-actions.element.js';

defineElement('flywheel-message-actions', FlywheelMessageActions);
export { FlywheelMessageActions };
