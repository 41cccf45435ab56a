/** Registers `<flywheel-check-in-card>` and what every card draws; what only some cards draw arrives when it is needed. */
import { defineElement } from '../../element/define-element.js';
import '../../ui/choice-grid.js';
import '../../ui/gloss.js';
import '../../ui/note-field.js';
import { FlywheelCheckInCard } from './check-in-card.element.js';

defineElement('flywheel-check-in-card', FlywheelCheckInCard);
export { FlywheelCheckInCard };
