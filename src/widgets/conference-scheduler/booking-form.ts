import { defineElement } from '../../element/define-element.js';
import { FlywheelBookingForm } from './booking-form.element.js';

defineElement('flywheel-booking-form', FlywheelBookingForm);
