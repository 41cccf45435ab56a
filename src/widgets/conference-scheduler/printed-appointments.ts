/** What a family has booked and what is still to come, for all its children, as it is put on paper where no conference is open. On a screen it is not seen. */
import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Booking } from '../../contract/booking.js';
import type { Conference } from '../../contract/conference.js';
import type { ConferenceScene } from './conference-scene.js';
import { modeWord } from './conference-words.js';
import { languageWord } from './language-word.js';
import { whenOf, zoneNote, type Zoned } from './time-words.js';

export function printedAppointments(
  bookings: readonly Booking[],
  conferences: readonly Conference[],
  now: number,
  zonedFor: (conference: Conference) => Zoned,
  { students, locale }: Pick<ConferenceScene, 'students' | 'locale'>,
): TemplateResult {
  const coming = bookings.filter(({ endsAt }) => Date.parse(endsAt) > now).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const row = (booking: Booking): TemplateResult | undefined => {
    const conference = conferences.find(({ id }) => id === booking.conferenceId);
    return conference && appointment(booking, conference, zonedFor(conference), students.find(({ id }) => id === booking.studentId)?.name ?? '', locale);
  };
  return html`<div class="paper-only">
    <h3>${msg('Your appointments')}</h3>
    ${coming.length ? html`<ul class="printed">${coming.map(row)}</ul>` : html`<p>${msg('Nothing is booked yet.')}</p>`}
  </div>`;
}

function appointment(
  { startsAt, host, mode, place, interpreter }: Booking,
  { name }: Conference,
  zoned: Zoned,
  student: string,
  locale: string,
): TemplateResult {
  const zone = zoneNote(startsAt, zoned);
  const how = [modeWord(mode), place].filter(Boolean);
  return html`<li>
    <p><b>${whenOf(startsAt, zoned)}</b>${zone ? ` (${zone})` : ''} · <bdi>${student}</bdi> · <bdi>${host.name}</bdi></p>
    <p class="small"><bdi>${name}</bdi>${how.map((one) => html` · <bdi>${one}</bdi>`)}</p>
    ${interpreter ? html`<p class="small">${msg(str`An interpreter comes: ${languageWord(interpreter, locale)}`)}</p>` : ''}
  </li>`;
}
