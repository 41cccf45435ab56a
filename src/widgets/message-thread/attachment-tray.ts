import { defineElement } from '../../element/define-element.js';
import { FlywheelAttachmentTray } from './attachment-tray.element.js';

defineElement('flywheel-attachment-tray', FlywheelAttachmentTray);
export { FlywheelAttachmentTray };
