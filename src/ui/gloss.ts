import { defineElement } from '../element/define-element.js';
import { FlywheelGloss } from './gloss.element.js';

defineElement('flywheel-gloss', FlywheelGloss);
export { FlywheelGloss };
