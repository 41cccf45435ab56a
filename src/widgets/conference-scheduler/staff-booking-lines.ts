/** What a family said with a booking, as a host needs it at a glance: who comes, how, an interpreter, access needs, the topic (CS-17, CS-19). */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Booking } from '../../contract/booking.js';
import type { ConferenceScene } from './conference-scene.js';
import { modeWord } from './conference-words.js';
import { languageWord } from './language-word.js';

export function bookingLines(booking: Booking, { locale, viewer }: Pick<ConferenceScene, 'locale' | 'viewer'>): TemplateResult {
  const { bookedBy, mode, interpreter, access, topic, language } = booking;
  const who = bookedBy.id === viewer.id ? msg('Booked by you') : bookedBy.name === null ? msg('Booked by the family') : msg(str`Booked by ${bookedBy.name}`);
  return html`<p class="small quiet"><bdi>${who}</bdi>${mode ? html` · ${modeWord(mode)}` : nothing}</p>
    ${interpreter ? html`<p class="small"><b>${msg('Interpreter:')}</b> ${languageWord(interpreter, locale)}</p>` : nothing}
    ${access ? html`<p class="small"><b>${msg('Please prepare:')}</b> <bdi dir="auto" lang=${language ?? nothing}>${access}</bdi></p>` : nothing}
    ${topic ? html`<p class="small"><b>${msg('Wants to talk about:')}</b> <bdi dir="auto" lang=${language ?? nothing}>${topic}</bdi></p>` : nothing}`;
}
