import { defineElement } from '../../element/define-element.js';
import { FlywheelOpenConference } from './open-conference.element.js';

defineElement('flywheel-open-conference', FlywheelOpenConference);
