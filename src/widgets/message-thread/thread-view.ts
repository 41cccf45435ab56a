/** Registers `<flywheel-thread-view>` and the timeline in it. */
import { defineElement } from '../../element/define-element.js';
import './message-log.js';
import { FlywheelThreadView } from './thread-view.element.js';

defineElement('flywheel-thread-view', FlywheelThreadView);
