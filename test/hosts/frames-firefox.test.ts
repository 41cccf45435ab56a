/** Frames of another site in Firefox, where it is on this machine; the promises stand in `frames.ts`. */
import { engines } from '../support/any-browser.js';
import { frameTests } from './frames.js';

if (engines.includes('firefox')) frameTests('firefox');
