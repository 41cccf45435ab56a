/** Registers `<flywheel-thread-find>`. */
import { defineElement } from '../../element/define-element.js';
import { FlywheelThreadFind } from './thread-find.element.js';

defineElement('flywheel-thread-find', FlywheelThreadFind);
