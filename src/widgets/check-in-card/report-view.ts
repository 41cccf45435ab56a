import { defineElement } from '../../element/define-element.js';
import '../../ui/segments.js';
import { FlywheelReportView } from './report-view.element.js';

defineElement('flywheel-report-view', FlywheelReportView);
export { FlywheelReportView };
