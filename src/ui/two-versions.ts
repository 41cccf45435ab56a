import { defineElement } from '../element/define-element.js';
import { FlywheelTwoVersions } from './two-versions.element.js';

defineElement('flywheel-two-versions', FlywheelTwoVersions);
export { FlywheelTwoVersions };
