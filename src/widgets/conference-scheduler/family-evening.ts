/** What is booked for the family's other children in the same conference, in one line each. It draws; each is changed where that child is chosen. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Booking } from '../../contract/booking.js';
import type { ConferenceScene } from './conference-scene.js';
import { whenOf, type Zoned } from './time-words.js';

export function familyEvening(bookings: readonly Booking[], { students }: Pick<ConferenceScene, 'students'>, zoned: Zoned): TemplateResult | typeof nothing {
  if (!bookings.length) return nothing;
  const nameOf = (id: string): string => students.find((student) => student.id === id)?.name ?? '';
  return html`<h4 id="family">${msg('Also for your family')}</h4>
    <ul class="list" aria-labelledby="family">
      ${bookings.map(
        ({ studentId, startsAt, host, place }) =>
          html`<li><b>${whenOf(startsAt, zoned)}</b> · <bdi>${nameOf(studentId)}</bdi> · <bdi>${host.name}</bdi>${place ? html` · <bdi>${place}</bdi>` : nothing}</li>`,
      )}
    </ul>`;
}
