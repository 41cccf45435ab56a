/**
 * The events of `element/events.ts` as they pass from a frame to the page around it: by name, with the fields that are listed here. They carry ids and no
 * words; ids concern a person all the same, so they go to one exact origin only. What arrives becomes such an event again, or nothing. It makes plain
 * events: the classes come with Lit, which a page that only has a frame does not load.
 */
type Field = 'text' | 'text?' | 'texts' | 'number' | 'boolean';
type Detail = Readonly<Record<string, unknown>>;

const sent = { studentId: 'text', itemId: 'text' } as const;
const point = { ...sent, goalId: 'text' } as const;

/** Each event that passes, and its fields. */
const table: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  'flywheel-booking-held': { ...sent, bookingId: 'text?' },
  'flywheel-booking-sent': { ...sent, bookingIds: 'texts' },
  'flywheel-check-in-queued': sent,
  'flywheel-check-in-sent': { ...sent, checkInId: 'text?' },
  'flywheel-check-in-skipped': { studentId: 'text' },
  'flywheel-conference-request-sent': { ...sent, requestId: 'text?' },
  'flywheel-draft-restored': { widget: 'text', typedAt: 'number' },
  'flywheel-goal-point-queued': point,
  'flywheel-goal-point-sent': { ...point, pointId: 'text?' },
  'flywheel-goal-sent': { ...sent, goalId: 'text?' },
  'flywheel-message-sent': { ...sent, threadId: 'text?' },
  'flywheel-signed-out': {},
  'flywheel-student-chosen': { studentId: 'text' },
  'flywheel-thread-opened': { threadId: 'text' },
  'flywheel-unsaved': { unsaved: 'boolean' },
};

const LONGEST_ID = 200;
const MOST_IDS = 100;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_ID;

const fits: Readonly<Record<Field, (value: unknown) => boolean>> = {
  text: isText,
  'text?': (value) => value === undefined || isText(value),
  texts: (value) => Array.isArray(value) && value.length <= MOST_IDS && value.every(isText),
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
};

/** The names of all events that pass. */
export const passingEvents: readonly string[] = Object.keys(table);

/** The fields of an event that pass with it, and no others. */
export const detailOf = (event: Event): Detail =>
  Object.fromEntries(Object.keys(table[event.type] ?? {}).map((name) => [name, (event as Event & Record<string, unknown>)[name]]));

/** The event again; `undefined` where there is none of that name, or its fields make no sense. */
export function eventFrom(name: string, detail: Detail): Event | undefined {
  const fields = Object.hasOwn(table, name) ? Object.entries(table[name]!) : undefined;
  if (!fields?.every(([field, kind]) => fits[kind](detail[field]))) return undefined;
  return Object.assign(new Event(name, { bubbles: true, composed: true }), Object.fromEntries(fields.map(([field]) => [field, detail[field]])));
}
