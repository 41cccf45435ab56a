import { defineElement } from '../../element/define-element.js';
import { FlywheelAppointmentAgenda } from './appointment-agenda.element.js';
import { FlywheelAppointmentDetails } from './appointment-details.element.js';
import { FlywheelAppointmentOutcome } from './appointment-outcome.element.js';
import { FlywheelAppointment } from './appointment.element.js';

defineElement('flywheel-appointment-agenda', FlywheelAppointmentAgenda);
defineElement('flywheel-appointment-details', FlywheelAppointmentDetails);
defineElement('flywheel-appointment-outcome', FlywheelAppointmentOutcome);
defineElement('flywheel-appointment', FlywheelAppointment);
