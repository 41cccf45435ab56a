/**
 * Whom the host would like to meet (CS-15) and when they last met (CS-26), so that nobody is forgotten. By name, never a ranking; that somebody has not
 * booked is a reason to ask, and no fault.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { inviteToConference, listConferenceInvitations, type ConferenceInvitation } from '../../contract/conference-invitation.js';
import { limits } from '../../contract/limits.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { ReaderController } from '../../element/reader-controller.js';
import { unreadView } from '../../ui/access-view.js';
import { chipField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { check, send as sendIcon } from '../../ui/icons.js';
import { statusLine } from '../../ui/status-line.js';
import { dayIn } from '../../base/days.js';
import { invitationsNow, shownInvitations } from './staff-invitations.js';
import { DeskPart } from './staff-part.js';
import { deskStyles } from './staff-part.styles.js';
import { dayWords } from './time-words.js';

/** @tagname flywheel-desk-invitations */
export class FlywheelDeskInvitations extends DeskPart {
  static override styles = deskStyles;

  @state() private isAll = false;

  protected readonly operations = [inviteToConference];
  readonly #list = new ReaderController(this, listConferenceInvitations);

  protected get record(): undefined {
    return undefined;
  }
  protected override willUpdate(): void {
    super.willUpdate();
    const { scene, conference } = this;
    this.#list.watch(scene && conference && { params: { conference: conference.id }, query: { limit: limits.pageItems } });
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, conference } = this;
    if (!scene || !conference) return nothing;
    const { status, value, failure } = this.#list.reading;
    const all = invitationsNow(value?.items ?? [], this.items);
    const shown = shownInvitations(all, this.isAll, scene.locale);
    return html`<div class="part">
      ${unreadView(status, !!value, failure?.kind, () => this.#list.port?.refresh())} ${status === 'loading' ? html`<p class="quiet">${msg('Loading')}</p>` : nothing}
      <p class="quiet">${msg('An invitation says “please book”. Some families cannot book by themselves: a call and a booking for them helps.')}</p>
      ${chipField({ id: 'which', label: msg('Show'), value: this.isAll ? 'all' : 'open', input: (one) => (this.isAll = one === 'all') }, [
        { value: 'open', label: msg('Not booked yet') },
        { value: 'all', label: msg('Everybody') },
      ])}
      ${status === 'ready' && !shown.length ? html`<p>${all.length ? msg('Every family has booked a time.') : msg('There is nobody to invite.')}</p>` : nothing}
      <ul class="list">
        ${shown.map((one) => this.#renderFamily(one))}
      </ul>
      ${value?.next ? html`<p class="small quiet">${msg('There are more families than fit here.')}</p>` : nothing} ${this.sentView('button')} ${statusLine(this.said)}
    </div>`;
  }

  #renderFamily(one: ConferenceInvitation): TemplateResult {
    const { studentName, group, invitedAt, bookings, lastMetAt, host } = one;
    const { locale, timeZone } = this.zoned;
    const on = (at: string): string => dayWords(dayIn(timeZone, Date.parse(at)), locale);
    const waits = this.items.some((item) => item.state !== 'done' && isAbout(item, one));
    const isMine = host.id === this.scene!.viewer.id;
    return html`<li class="entry">
      <p><b><bdi>${studentName}</bdi></b> · <bdi>${group}</bdi>${isMine ? nothing : html` · <bdi>${host.name}</bdi>`}</p>
      <p class="small quiet">
        ${bookings ? (bookings === 1 ? msg('1 meeting is booked') : msg(str`${bookings} meetings are booked`)) : msg('Not booked yet')} ·
        ${lastMetAt ? msg(str`Last met: ${on(lastMetAt)}`) : msg('You have not met here yet')}
      </p>
      ${invitedAt ? html`<p class="small row">${icon(check)}<span>${msg(str`Invited: ${on(invitedAt)}`)}</span></p>` : nothing}
      ${waits ? html`<p class="small quiet">${msg('The invitation is on its way.')}</p>` : nothing}
      ${
        !bookings && !invitedAt && !waits && isMine
          ? html`<div class="row no-print">
              <button type="button" class="button" aria-label=${msg(str`Please book: invite the family of ${studentName}`)} data-next=".list button, input" @click=${() => void this.#invite(one)}>
                ${icon(sendIcon)}${msg('Please book')}
              </button>
            </div>`
          : nothing
      }
    </li>`;
  }

  async #invite({ studentId }: ConferenceInvitation): Promise<void> {
    const conference = this.conference!.id;
    await this.post(inviteToConference, { params: { conference }, body: { studentId }, thread: `invite:${conference}:${studentId}` });
  }
}

const isAbout = ({ body }: OutboxItem, { studentId }: ConferenceInvitation): boolean => (body as { studentId?: string } | undefined)?.studentId === studentId;
