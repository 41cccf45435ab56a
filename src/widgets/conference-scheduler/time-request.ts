import { defineElement } from '../../element/define-element.js';
import { FlywheelTimeRequest } from './time-request.element.js';

defineElement('flywheel-time-request', FlywheelTimeRequest);
