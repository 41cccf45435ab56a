/** The conferences as a list: what kind, when they can be booked, how many appointments the student has in each; and when the family last met somebody. */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { dayIn } from '../../base/days.js';
import type { Conference } from '../../contract/conference.js';
import { cadence } from '../../domain/conference-cadence.js';
import { icon } from '../../ui/icon.js';
import { check } from '../../ui/icons.js';
import type { ConferenceScene } from './conference-scene.js';
import { bookedByOthersWord, booksIn, kindWord, phaseOf, phaseWord } from './conference-words.js';
import type { Heard } from './newest-bookings.js';
import { dayWords, type Zoned } from './time-words.js';

export interface ConferenceListOptions {
  readonly conferences: readonly Conference[];
  readonly bookings: readonly Heard[];
  readonly now: number;
  readonly scene: ConferenceScene;
  readonly zonedFor: (conference: Conference) => Zoned;
  readonly open: (conference: Conference) => void;
}

const order = { open: 0, early: 1, over: 2 } as const;

/** Those that can be booked first, then those to come, then those that are over. */
export const inOrder = (conferences: readonly Conference[], now: number): readonly Conference[] =>
  [...conferences].sort((a, b) => order[phaseOf(a, now)] - order[phaseOf(b, now)] || (a.closesAt < b.closesAt ? -1 : 1));

export function conferenceList({ conferences, bookings, now, scene, zonedFor, open }: ConferenceListOptions): TemplateResult {
  return html`<ul class="conferences">
    ${inOrder(conferences, now).map((conference) => {
      const { id, name, kind } = conference;
      const mine = bookings.filter(({ booking }) => booking.conferenceId === id && booking.state === 'booked').length;
      const reads = scene.side !== 'staff' && !booksIn(conference, scene) && phaseOf(conference, now) !== 'over';
      return html`<li>
        <button type="button" class="button conference" data-phase=${phaseOf(conference, now)} data-conference=${id} data-next="#conference" @click=${() => open(conference)}>
          <b dir="auto">${name}</b>
          <span class="small quiet">${kindWord(kind)}</span>
          <span class="small">${reads ? bookedByOthersWord(scene) : phaseWord(conference, now, zonedFor(conference))}</span>
          ${mine ? html`<span class="small mine">${icon(check)}${mine === 1 ? msg('1 appointment booked') : msg(str`${mine} appointments booked`)}</span>` : nothing}
        </button>
      </li>`;
    })}
  </ul>`;
}

/** When they last met and when they might again (CS-26); nothing where they have not met. Twelve weeks are between two terms of a school year. */
export function lastMetView(
  bookings: readonly Heard[],
  { student, reader, school }: ConferenceScene,
  zoned: Zoned,
  now: number,
): TemplateResult | typeof nothing {
  const last = bookings.filter(({ booking }) => booking.state === 'attended').at(-1)?.booking;
  if (!last) return nothing;
  const { lastMetOn, nextOn } = cadence(last.endsAt, { everyWeeks: 12, today: dayIn(zoned.schoolZone, now), timeZone: zoned.schoolZone, school });
  const when = dayWords(lastMetOn!, zoned.locale);
  return html`<p class="quiet small met">
    ${reader === 'student' ? msg(str`You last met ${last.host.name} on ${when}.`) : msg(str`You last met ${last.host.name} about ${student.name} on ${when}.`)}
    ${nextOn ? msg(str`A good time to meet again is around ${dayWords(nextOn, zoned.locale)}.`) : nothing}
  </p>`;
}

const WEEK_MS = 604_800_000;

/** In which somebody meets families still: the meetings themselves may come when booking is over. */
export const hostedBy = (viewerId: string, conferences: readonly Conference[], now: number): readonly Conference[] =>
  inOrder(conferences, now).filter(({ hosts, closesAt }) => hosts.some(({ id }) => id === viewerId) && Date.parse(closesAt) > now - WEEK_MS);
