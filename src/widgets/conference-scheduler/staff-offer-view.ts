/** The fields of an offer of times, and what comes of it in words: "14 times, 3:00 to 6:30". It draws; what is typed goes out. */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDay } from '../../base/days.js';
import type { Conference } from '../../contract/conference.js';
import type { School } from '../../contract/session.js';
import { choiceField, lineField, type FieldChoice, type FieldOptions } from '../../ui/fields.js';
import type { ConferenceScene } from './conference-scene.js';
import { modeWord } from './conference-words.js';
import { severalField, timeField } from './staff-fields.js';
import { daysToCopy, type OfferField, type OfferForm, type OfferPreview, type OfferTrouble } from './staff-offer-form.js';
import { timeOf, type Zoned } from './time-words.js';

export interface OfferViewOptions {
  readonly form: OfferForm;
  readonly modes: readonly string[];
  /** For whom times can be offered; with one there is nothing to choose. */
  readonly hosts: readonly FieldChoice[];
  readonly school: School;
  readonly locale: string;
  readonly trouble: (field: OfferField) => string | undefined;
  readonly change: (field: OfferField, value: string) => void;
}

/** The viewer first; who manages the conference may offer for its other hosts and the school's people around its students. */
export function hostsOf({ viewer, students }: ConferenceScene, { hosts, mayManage }: Conference): readonly FieldChoice[] {
  const byId = new Map([[viewer.id, viewer.name]]);
  if (mayManage) {
    for (const { id, name } of hosts) byId.set(id, name);
    for (const { id, name, role } of students.flatMap(({ people }) => people))
      if (name !== null && (role === 'teacher' || role === 'specialist')) byId.set(id, name);
  }
  return [...byId].map(([value, label]) => ({ value, label }));
}

export function offerView(options: OfferViewOptions): TemplateResult {
  const { form, modes, hosts, school, locale, trouble, change } = options;
  const field = (id: OfferField, label: string, hint?: string): FieldOptions => ({
    id,
    label,
    hint,
    value: form[id],
    trouble: trouble(id),
    input: (value) => change(id, value),
  });
  const copies = daysToCopy(form.on, school.week, school.holidays);
  return html`
    ${hosts.length > 1 ? choiceField(field('hostId', msg('Who meets the families?')), hosts) : nothing}
    <div class="three">
      ${lineField(field('on', msg('Which day?')), 'date')} ${timeField(field('from', msg('First time begins')))} ${timeField(field('until', msg('Last time ends')))}
    </div>
    <div class="three">
      ${lineField(field('minutes', msg('Minutes for each')), 'decimal')} ${lineField(field('breakMinutes', msg('Break between (minutes)')), 'decimal')}
      ${lineField(field('capacity', msg('Families at the same time')), 'decimal')}
    </div>
    ${lineField(field('place', msg('Where?'), msg('The room, or how to call in. Only those who booked see it.')))}
    ${
      modes.length > 1
        ? severalField(
            field('modes', msg('How can you meet?')),
            modes.map((value) => ({ value, label: modeWord(value) })),
          )
        : nothing
    }
    ${
      copies.length
        ? severalField(
            field('days', msg('The same on other days, too?')),
            copies.map((value) => ({ value, label: formatDay(value, locale, { weekday: 'short', day: 'numeric', month: 'short' }) })),
          )
        : nothing
    }
  `;
}

/** What comes of it, while it is typed. */
export function previewWord({ times, days }: OfferPreview, zoned: Zoned): string {
  const [first, last] = [times[0], times.at(-1)];
  if (!first || !last) return msg('Choose a day, and the times show here.');
  const from = timeOf(first.startsAt, zoned);
  const until = timeOf(last.endsAt, zoned);
  const count = times.length === 1 ? msg(str`1 time, ${from} to ${until}`) : msg(str`${times.length} times, ${from} to ${until}`);
  return days.length > 1 ? msg(str`${count}, on ${days.length} days`) : count;
}

export function offerTroubleWord(field: OfferField, trouble: OfferTrouble): string {
  switch (trouble) {
    case 'too-long':
      return msg('This is too long. Please shorten it; nothing is cut off.');
    case 'past':
      return msg('Some of these times are over. Please choose a later day.');
    case 'none-fits':
      return msg('No time fits in there. Please end later, or make the times shorter.');
    case 'too-many':
      return msg('These are more than 200 times. Please offer them in parts.');
    case 'overlap':
      return msg('One of these lies over a time that is already on offer.');
    case 'no-number':
      return field === 'minutes'
        ? msg('Please write a number from 5 to 240.')
        : field === 'capacity'
          ? msg('Please write a number from 1 to 50.')
          : msg('Please write a number from 0 to 120.');
    default:
      return field === 'modes' ? msg('Please choose at least one way to meet.') : field === 'on' ? msg('Please choose a day.') : msg('Please choose a time.');
  }
}
