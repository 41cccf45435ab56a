/** What other sites hold of ours, in Firefox, where it is on this machine: one school and one browser for all of it. The promises stand in the files beside this one. */
import { engines, seesAll } from '../support/any-browser.js';
import { FrameDay } from '../support/frame-day.js';
import { frameTests } from './frames.js';
import { openedTests } from './opened.js';
import { pastedTests } from './pasted-anywhere.js';
import { wordpressTests } from './wordpress-opened.js';

if (engines.includes('firefox')) {
  const day = new FrameDay('firefox');
  frameTests(day, 'firefox');
  // The same five forms after each site's cleaning and as WordPress prints them: before somebody checks in, so that each still asks.
  if (seesAll('firefox')) {
    openedTests(day, 'firefox');
    wordpressTests(day, 'firefox');
  }
  pastedTests(day, 'firefox');
}
