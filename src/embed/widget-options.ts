/**
 * Which options each widget takes, and of what kind. Written by `npm run options` out of the manifest, so out of the widgets' own properties:
 * do not edit it. It knows no words about them; those are in the manifest.
 */

/** `switch`: on or off · `number`: a whole number · a list: one of its words · `text`: whatever its name allows. */
export type OptionKind = 'text' | 'switch' | 'number' | readonly string[];

/** What every widget takes. */
export const sharedOptions = {
  api: 'text',
  token: 'text',
  student: 'text',
  locale: 'text',
  'time-zone': 'text',
  'shared-device': 'switch',
} as const satisfies Readonly<Record<string, OptionKind>>;

/** What a widget takes besides; the widgets by their tags without `flywheel-`. */
export const widgetOptions = {
  'check-in-card': { mode: ['feelings', 'check-in-check-out', 'daily-report-card'], group: 'switch', 'pre-reader': 'switch', 'goals-page': 'text' },
  'conference-scheduler': { conference: 'text' },
  'goal-tracker': {
    goal: 'text',
    'pre-reader': 'switch',
    method: ['theil-sen', 'least-squares', 'tukey-thirds'],
    'trend-minimum': 'number',
    rule: ['last-points', 'trend-line'],
    'rule-last': 'number',
    'rule-minimum-points': 'number',
    'rule-minimum-weeks': 'number',
  },
  'message-thread': { thread: 'text' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, OptionKind>>>>;
