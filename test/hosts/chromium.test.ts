/** What other sites hold of ours, in Chromium: one school and one browser for all of it. The promises stand in the files beside this one. */
import { FrameDay } from '../support/frame-day.js';
import { frameTests } from './frames.js';
import { openedTests } from './opened.js';
import { pastedTests } from './pasted-anywhere.js';
import { wordpressTests } from './wordpress-opened.js';

const day = new FrameDay('chromium');
frameTests(day, 'chromium');
openedTests(day, 'chromium');
pastedTests(day, 'chromium');
wordpressTests(day, 'chromium');
