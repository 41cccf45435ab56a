/** What the demo's pages and its oEmbed call each widget, in English. The widgets' own words are theirs. */
import type { WidgetName } from '../src/embed/options.js';

export const widgetTitles: Readonly<Record<WidgetName, string>> = {
  'check-in-card': 'Check-in card',
  'conference-scheduler': 'Conference scheduler',
  'goal-tracker': 'Goal tracker',
  'message-thread': 'Message thread',
};
