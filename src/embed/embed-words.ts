/** What is said where a widget is not there (yet), on its own page and beside a frame: finished sentences, of which a page without scripts has them all. */
import { msg } from '@lit/localize';
import type { WidgetName } from './options.js';

interface WidgetWords {
  /** What a page, a frame or a link is called. */
  readonly name: string;
  readonly about: string;
}

export const wordsOf = (widget: WidgetName): WidgetWords =>
  ({
    'check-in-card': { name: msg('Check-ins'), about: msg('Here home and school tell each other how things are today.') },
    'conference-scheduler': { name: msg('Conferences'), about: msg('Here families choose a time to meet with teachers.') },
    'goal-tracker': { name: msg('Goals'), about: msg('Here home and school see how a goal is going.') },
    'message-thread': { name: msg('Messages'), about: msg('Here home and school write to each other.') },
  })[widget];

export const openWords = (): string => msg('Open this on a page of its own');
/** Where scripts are off, a frame may also not open anything. */
export const pressWords = (): string => msg('If nothing opens, press the link for a while, or click it with the other mouse button.');
export const mistakeWords = (): string => msg('This cannot be shown: there is a mistake in the address of this page. Please tell the school.');
export const siteWords = (): string => msg('Go to the school’s site');
export const unloadWords = (): string => msg('Kept only while this page is open.');
