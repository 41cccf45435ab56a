/** What somebody chooses a widget by who puts it on a page, in English. What its readers see it called is the widget's page's own to say. */
import type { WidgetName } from '../src/embed/options.js';

export const widgetTitles: Readonly<Record<WidgetName, string>> = {
  'check-in-card': 'Check-in card',
  'conference-scheduler': 'Conference scheduler',
  'goal-tracker': 'Goal tracker',
  'message-thread': 'Message thread',
};
