/**
 * An appointment in the family's own calendar: a file, links that open Google's and Microsoft's, and the address that a calendar subscribes to. The library
 * that writes the file arrives with the press. The address is a secret, and is shown only to whom asks for it.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Booking } from '../../contract/booking.js';
import type { Conference } from '../../contract/conference.js';
import { readCalendarLink, renewCalendarLink } from '../../contract/conference-calendar.js';
import { calendarEntry, googleCalendarUrl, outlookCalendarUrl, type CalendarEntry } from '../../domain/calendar-entry.js';
import { readerContext } from '../../element/contexts.js';
import { PortController } from '../../element/port-controller.js';
import { icon } from '../../ui/icon.js';
import { copy as copyIcon } from '../../ui/icons.js';
import { safeHref } from '../../ui/safe-href.js';
import { statusLine } from '../../ui/status-line.js';
import { ConferencePart } from './conference-part.js';
import { partStyles } from './conference-part.styles.js';
import { download } from '../../ui/download.js';

/** @tagname flywheel-calendar-links */
export class FlywheelCalendarLinks extends ConferencePart {
  static override styles = partStyles;

  @property({ attribute: false }) booking?: Booking;
  @property({ attribute: false }) conference?: Conference | undefined;

  @state() private address: string | undefined;
  @state() private trouble = '';

  protected readonly operations = [renewCalendarLink];
  readonly #reader = new PortController(this, readerContext);

  protected get record(): string | undefined {
    return undefined;
  }
  get #entry(): CalendarEntry {
    const { booking, scene } = this;
    // Only names of the school's side: what families wrote does not leave for a calendar.
    return calendarEntry(booking!, { title: msg(str`${booking!.host.name} · ${scene!.school.name}`), note: null });
  }
  /** The newest address: as read, or as made anew since. */
  get #shown(): string | undefined {
    const renewed = this.items.findLast(({ state }) => state === 'done')?.answer as { url: string } | undefined;
    return this.address === undefined ? undefined : (renewed?.url ?? this.address);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.scene || !this.booking) return nothing;
    const entry = this.#entry;
    const isStanding = this.booking.state === 'booked';
    return html`<div class="part no-print">
      <div class="row">
        <button type="button" class="button" @click=${() => void this.#file(entry)}>${isStanding ? msg('Calendar file (.ics)') : msg('File that removes it from your calendar (.ics)')}</button>
        ${
          isStanding
            ? html`<a class="link" target="_blank" rel="noopener noreferrer" href=${safeHref(googleCalendarUrl(entry)) ?? nothing}>Google Calendar</a>
                <a class="link" target="_blank" rel="noopener noreferrer" href=${safeHref(outlookCalendarUrl(entry)) ?? nothing}>Outlook</a>`
            : nothing
        }
      </div>
      ${this.#renderSubscription()} ${this.trouble ? html`<p class="trouble">${this.trouble}</p>` : nothing} ${this.rowsView(this.items)} ${statusLine(this.said)}
    </div>`;
  }

  #renderSubscription(): TemplateResult {
    const address = this.#shown;
    if (address === undefined) {
      return html`<p><button type="button" class="link" data-next="#address" @click=${() => void this.#read()}>${msg('Subscribe to all your appointments')}</button></p>`;
    }
    return html`<div class="form">
      <label for="address">${msg('Add this address to your calendar as a subscription:')}</label>
      <input id="address" class="field" type="url" dir="ltr" readonly .value=${address} />
      <p class="quiet small">${msg('Who has this address can see when and where your appointments are, and nothing else. Give it to nobody.')}</p>
      <div class="row">
        <button type="button" class="button" @click=${() => void this.copy(address)}>${icon(copyIcon)}${msg('Copy the address')}</button>
        <button type="button" class="link quiet" @click=${() => void this.#renew()}>${msg('Make a new address')}</button>
      </div>
    </div>`;
  }

  async #file(entry: CalendarEntry): Promise<void> {
    this.trouble = '';
    try {
      const { calendarFile, calendarType } = await import('../../domain/booking-calendar.js');
      download(calendarFile([entry]), 'conference.ics', calendarType);
      this.said = msg('The calendar file is ready.');
    } catch {
      // The part that writes the file could not be fetched: said on the screen.
      this.trouble = msg('The file cannot be made without a connection. Please try again later.');
    }
  }

  async #read(): Promise<void> {
    this.trouble = '';
    try {
      this.address = (await this.#reader.port?.read(readCalendarLink, {}))?.url;
    } catch {
      this.trouble = msg('The address cannot be read right now. Please try again later.');
    }
  }

  async #renew(): Promise<void> {
    await this.send(renewCalendarLink, { params: undefined, body: undefined, thread: 'calendar-link' });
    this.said = msg('A new address is on its way. The old one answers no more then.');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-calendar-links': FlywheelCalendarLinks;
  }
}
