/** Frames of another site in Chromium; the promises stand in `frames.ts`. */
import { frameTests } from './frames.js';

frameTests('chromium');
