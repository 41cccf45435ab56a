import { defineElement } from '../../element/define-element.js';
import { FlywheelMessageBalance } from './message-composer-balance.element.js';

defineElement('flywheel-message-balance', FlywheelMessageBalance);
