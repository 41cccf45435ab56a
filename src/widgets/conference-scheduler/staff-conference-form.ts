/**
 * The thinking of the form that announces a conference: what is typed, what rules it makes, what is wrong and where. Days and times are typed on the
 * school's clock. Pure; it knows neither the screen nor the day today.
 */
import { dayIn } from '../../base/days.js';
import { cleanText, fitsCharacters } from '../../base/text.js';
import { instantIn, timeIn } from '../../base/zoned-time.js';
import { conferenceKinds, meetingModes, type Conference, type ConferenceBody } from '../../contract/conference.js';
import { limits } from '../../contract/limits.js';

/** Everything as its text, in the order of the form. Lists are joined by a comma, groups by a line's end. */
export const conferenceFields = [
  'name',
  'kind',
  'opensOn',
  'opensTime',
  'closesOn',
  'closesTime',
  'early',
  'earlyOn',
  'earlyTime',
  'earlyGroups',
  'guardHours',
  'holdMinutes',
  'offerHours',
  'perStudent',
  'perGuardian',
  'households',
  'travelMinutes',
  'modes',
  'agendaFirst',
] as const;
export type ConferenceField = (typeof conferenceFields)[number];
export type ConferenceForm = Readonly<Record<ConferenceField, string>>;

/** `missing` · `too-long` · `no-number` not a whole number of the range · `before` not after what it must follow · `too-many` groups. */
export type ConferenceTrouble = 'missing' | 'too-long' | 'no-number' | 'before' | 'too-many';
export interface WrongConferenceField {
  readonly field: ConferenceField;
  readonly trouble: ConferenceTrouble;
}

/** What a whole number of the form may be, and how much one of it is in the contract's unit. */
export const ranges = {
  guardHours: [0, 336, 60],
  holdMinutes: [1, 15, 60],
  offerHours: [1, 48, 60],
  perStudent: [1, 20, 1],
  perGuardian: [1, 40, 1],
  travelMinutes: [0, 60, 1],
} as const;
type NumberField = keyof typeof ranges;

/** Sensible where nobody says otherwise: a day of guard time, five minutes to fill in the rest, one slot to walk, the family's topics first. */
export const untouchedConference: ConferenceForm = {
  name: '',
  kind: 'family-teacher',
  opensOn: '',
  opensTime: '08:00',
  closesOn: '',
  closesTime: '20:00',
  early: '',
  earlyOn: '',
  earlyTime: '08:00',
  earlyGroups: '',
  guardHours: '24',
  holdMinutes: '5',
  offerHours: '24',
  perStudent: '8',
  perGuardian: '16',
  households: 'shared',
  travelMinutes: '10',
  modes: meetingModes.join(','),
  agendaFirst: 'home',
};

export const listIn = (text: string, separator = ','): readonly string[] => [...new Set(text.split(separator).map((one) => one.trim()))].filter(Boolean);
/** Between groups, whose names may have a comma in them. */
export const GROUPS = '\n';

/** The rules of a conference as the form that changes them. A number that is no whole number of the form's unit stays as it is, with a point. */
export function conferenceFormOf(conference: Conference): ConferenceForm {
  const { timeZone, opensAt, closesAt, earlyAccess } = conference;
  const at = (instant: string): readonly [string, string] => [dayIn(timeZone, Date.parse(instant)), timeIn(timeZone, Date.parse(instant))];
  const [opensOn, opensTime] = at(opensAt);
  const [closesOn, closesTime] = at(closesAt);
  const [earlyOn, earlyTime] = earlyAccess ? at(earlyAccess.opensAt) : ['', untouchedConference.earlyTime];
  return {
    name: conference.name,
    kind: conference.kind,
    opensOn,
    opensTime,
    closesOn,
    closesTime,
    early: earlyAccess ? 'yes' : '',
    earlyOn,
    earlyTime,
    earlyGroups: (earlyAccess?.groups ?? []).join(GROUPS),
    guardHours: String(conference.guardMinutes / 60),
    holdMinutes: String(conference.holdSeconds / 60),
    offerHours: String(conference.offerMinutes / 60),
    perStudent: String(conference.perStudent),
    perGuardian: String(conference.perGuardian),
    households: conference.households,
    travelMinutes: String(conference.travelMinutes),
    modes: conference.modes.join(','),
    agendaFirst: conference.agendaFirst,
  };
}

/** In the contract's unit; `undefined` where it is no number of the range. Parts of a unit are fine as long as they make a whole number of the contract's. */
function amount(form: ConferenceForm, field: NumberField): number | undefined {
  const [least, most, times] = ranges[field];
  const text = form[field].trim();
  const value = /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : NaN;
  const whole = Math.round(value * times);
  // Half a minute of hold is what the contract allows at least.
  const floor = field === 'holdMinutes' ? 0.5 : field === 'offerHours' ? 5 / 60 : least;
  return value >= floor && value <= most && Math.abs(whole - value * times) < 1e-6 ? whole : undefined;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function instantOf(day: string, time: string, timeZone: string): string | undefined {
  return isDay(day) && isTime(time) ? new Date(instantIn(timeZone, day, time)).toISOString() : undefined;
}
const pick = <T extends string>(all: readonly T[], word: string): T => all.find((one) => one === word) ?? all[0]!;

/** What the form says, read as far as it can be. */
function readIn(form: ConferenceForm, timeZone: string) {
  return {
    name: cleanText(form.name).trim(),
    opensAt: instantOf(form.opensOn, form.opensTime, timeZone),
    closesAt: instantOf(form.closesOn, form.closesTime, timeZone),
    earlyAt: form.early ? instantOf(form.earlyOn, form.earlyTime, timeZone) : undefined,
    groups: listIn(cleanText(form.earlyGroups), GROUPS),
    modes: meetingModes.filter((mode) => listIn(form.modes).includes(mode)),
  };
}

function wrongFields(form: ConferenceForm, { name, opensAt, closesAt, earlyAt, groups, modes }: ReturnType<typeof readIn>): readonly WrongConferenceField[] {
  const wrong: WrongConferenceField[] = [];
  const check = (field: ConferenceField, trouble: ConferenceTrouble | false | '' | undefined): void => void (trouble && wrong.push({ field, trouble }));
  const isLong = (text: string): boolean => !fitsCharacters(text, limits.nameCharacters);
  check('name', !name ? 'missing' : isLong(name) && 'too-long');
  check('opensOn', !opensAt && 'missing');
  check('closesOn', !closesAt ? 'missing' : opensAt && closesAt <= opensAt && 'before');
  if (form.early) {
    check('earlyOn', !earlyAt ? 'missing' : opensAt && earlyAt >= opensAt && 'before');
    check('earlyGroups', !groups.length ? 'missing' : groups.length > 20 ? 'too-many' : groups.some(isLong) && 'too-long');
  }
  for (const field of Object.keys(ranges) as NumberField[]) check(field, amount(form, field) === undefined && 'no-number');
  check('modes', !modes.length && 'missing');
  return wrong;
}

/** The rules that the form makes, or what is wrong, in the order of the form. @throws RangeError where the zone is unknown. */
export function rulesOf(form: ConferenceForm, timeZone: string): { readonly body: ConferenceBody } | { readonly wrong: readonly WrongConferenceField[] } {
  const read = readIn(form, timeZone);
  const { name, opensAt, closesAt, earlyAt, groups, modes } = read;
  const wrong = wrongFields(form, read);
  if (wrong.length || !opensAt || !closesAt) return { wrong };
  const whole = (field: NumberField): number => amount(form, field)!;
  return {
    body: {
      name,
      kind: pick(conferenceKinds, form.kind),
      timeZone,
      opensAt,
      closesAt,
      earlyAccess: earlyAt ? { opensAt: earlyAt, groups: [...groups] } : null,
      guardMinutes: whole('guardHours'),
      holdSeconds: whole('holdMinutes'),
      offerMinutes: whole('offerHours'),
      perStudent: whole('perStudent'),
      perGuardian: whole('perGuardian'),
      households: pick(['shared', 'each'], form.households),
      travelMinutes: whole('travelMinutes'),
      modes,
      agendaFirst: pick(['home', 'school'], form.agendaFirst),
    },
  };
}
