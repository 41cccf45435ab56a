import { defineElement } from '../element/define-element.js';
import { FlywheelSegments } from './segments.element.js';

defineElement('flywheel-segments', FlywheelSegments);
export { FlywheelSegments };
