import { defineElement } from '../../element/define-element.js';
import { FlywheelSlotPicker } from './slot-picker.element.js';

defineElement('flywheel-slot-picker', FlywheelSlotPicker);
