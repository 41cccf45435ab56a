/**
 * How much room a widget takes at least, in CSS pixels: the least height that each was measured to have from 320 to 800 px wide, so no more is kept than is
 * used. It knows no page; one that sets a `min-height` of its own knows better.
 */
import type { WidgetName } from './options.js';

export const rooms: Readonly<Record<WidgetName, number>> = { 'check-in-card': 820, 'conference-scheduler': 400, 'goal-tracker': 220, 'message-thread': 200 };
