import { defineElement } from '../../element/define-element.js';
import { FlywheelThreadSettings } from './thread-settings.element.js';

defineElement('flywheel-thread-settings', FlywheelThreadSettings);
export { FlywheelThreadSettings };
