import { defineElement } from '../../element/define-element.js';
import '../../ui/segments.js';
import { FlywheelCheckOutView } from './check-out-view.element.js';

defineElement('flywheel-check-out-view', FlywheelCheckOutView);
export { FlywheelCheckOutView };
