/** A day as one page, of one host or of several: times, who comes, how, what to prepare, what about. It prints alone. Confidential words are never on paper. */
import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import type { Booking } from '../../contract/booking.js';
import type { Conference } from '../../contract/conference.js';
import type { ConferenceScene } from './conference-scene.js';
import { modeWord } from './conference-words.js';
import { languageWord } from './language-word.js';
import type { RosterDay, RosterTime } from './staff-roster.js';
import { studentWord } from './staff-words.js';
import { dayWords, spanOf, zoneName, type Zoned } from './time-words.js';

export function schedulePage({ on, times }: RosterDay, conference: Conference, scene: ConferenceScene, zoned: Zoned): TemplateResult {
  const isOfSeveral = times.some(({ host }) => host.id !== times[0]!.host.id);
  return html`<article class="page" aria-label=${msg('Schedule')}>
    <h4 dir="auto">${conference.name}</h4>
    <p class="small">${scene.school.name} · ${dayWords(on, zoned.locale)} · ${zoneName(zoned.timeZone, zoned.locale, times[0] ? Date.parse(times[0].startsAt) : 0)}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${msg('Schedule')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${msg('Time')}</th>
            <th scope="col">${msg('Who')}</th>
            <th scope="col">${msg('How and where')}</th>
            <th scope="col">${msg('To prepare')}</th>
            <th scope="col">${msg('About')}</th>
          </tr>
        </thead>
        <tbody>
          ${times.flatMap((time) => rowsOf(time, isOfSeveral, scene, zoned))}
        </tbody>
      </table>
    </div>
  </article>`;
}

/** Where several meet families, each time says with whom it is. */
function rowsOf(time: RosterTime, isOfSeveral: boolean, scene: ConferenceScene, zoned: Zoned): readonly TemplateResult[] {
  const span = spanOf(time.startsAt, time.endsAt, zoned);
  const when = isOfSeveral ? html`${span}<br /><bdi class="small">${time.host.name}</bdi>` : html`${span}`;
  const here = time.bookings.filter(({ state }) => state !== 'held');
  if (!here.length) return [html`<tr><th scope="row">${when}</th><td colspan="4"></td></tr>`];
  return here.map((booking) => rowOf(booking, when, time.place, scene));
}

function rowOf(
  { studentId, bookedBy, mode, interpreter, access, topic, language }: Booking,
  when: TemplateResult,
  place: string | null,
  scene: ConferenceScene,
): TemplateResult {
  const prepare = [interpreter && `${msg('Interpreter:')} ${languageWord(interpreter, scene.locale)}`, access].filter(Boolean).join('. ');
  return html`<tr>
    <th scope="row">${when}</th>
    <td><bdi>${studentWord(studentId, scene)}</bdi>${bookedBy.name === null ? '' : html`<br /><bdi class="small">${bookedBy.name}</bdi>`}</td>
    <td>${modeWord(mode)}${place ? html`<br /><bdi class="small">${place}</bdi>` : ''}</td>
    <td dir="auto">${prepare}</td>
    <td dir="auto" lang=${language ?? ''}>${topic ?? ''}</td>
  </tr>`;
}

export const schedulePageStyles = css`
  .page {
    display: grid;
    gap: 8px;
    grid-template-columns: minmax(0, 1fr);
    padding: 16px;
    border: 1px solid var(--fw-line);
    border-radius: var(--fw-radius-control);
    background: var(--fw-raised);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--fw-small);
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding-block: 6px;
    padding-inline: 0 12px;
    border-block-end: 1px solid var(--fw-line);
    text-align: start;
    vertical-align: top;
    overflow-wrap: break-word;
    min-inline-size: 5em;
  }
  @media print {
    .page {
      border: 0;
      padding: 0;
    }
    .scroll {
      overflow: visible;
    }
    .on-paper > :not(.page) {
      display: none;
    }
    tr {
      break-inside: avoid;
    }
  }
`;
