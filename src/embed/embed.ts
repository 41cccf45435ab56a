/** Registers `<flywheel-embed>`, and nothing that a frame needs inside. */
import { defineElement } from '../element/define-element.js';
import { FlywheelEmbed } from './embed.element.js';

defineElement('flywheel-embed', FlywheelEmbed);
export { FlywheelEmbed };
