import { defineElement } from '../../element/define-element.js';
import { FlywheelAttachmentView } from './attachment-view.element.js';

defineElement('flywheel-attachment-view', FlywheelAttachmentView);
export { FlywheelAttachmentView };
