/**
 * The notes of a meeting (CS-18): one that everybody who was there reads, and one for staff alone. They differ in place, look and words, so that nobody
 * writes into the wrong one; each keeps its own words.
 */
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { cleanText } from '../../base/text.js';
import { writeBookingNotes, type Booking } from '../../contract/booking.js';
import { limits } from '../../contract/limits.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { wordsField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { attention, lock, readers } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { statusLine } from '../../ui/status-line.js';
import { isAlive, MeetingPart } from './staff-meeting-part.js';
import { baseIn, joinNotes, notesOf, type Notes } from './staff-notes.js';
import { deskStyles } from './staff-part.styles.js';

/** @tagname flywheel-desk-notes */
export class FlywheelDeskNotes extends MeetingPart {
  static override styles = [
    deskStyles,
    css`
      .note {
        display: grid;
        gap: 8px;
        padding: 12px;
        border: 1px solid var(--fw-line);
        border-radius: var(--fw-radius-control);
        background: var(--fw-raised);
      }
      .note.confidential {
        border: 2px dashed var(--fw-attention);
        background: var(--fw-attention-soft);
      }
      .whose {
        display: flex;
        gap: 8px;
        font-size: var(--fw-small);
      }
      @media print {
        .confidential {
          display: none;
        }
      }
    `,
  ];

  protected readonly operations = [writeBookingNotes];
  readonly #joined = new Set<string>();

  protected get record(): string | undefined {
    return this.booking && `desk-notes-${this.booking.id}`;
  }
  /** What the fields say: what is typed, else what waits to be sent, else what is there. */
  get #notes(): Notes {
    const { value } = this.draft.snapshot;
    const waiting = this.items.findLast(({ state }) => state !== 'done')?.body as Notes | undefined;
    const there = waiting ?? notesOf(this.booking!);
    return value
      ? {
          shared: typeof value.shared === 'string' ? value.shared : there.shared,
          confidential: typeof value.confidential === 'string' ? value.confidential : there.confidential,
        }
      : there;
  }

  protected override updated(): void {
    super.updated();
    for (const item of this.items) {
      const fight = item.state === 'conflict' && !this.#joined.has(item.id) ? this.#fightOf(item) : undefined;
      if (!fight || fight.merge.conflicts.length) continue;
      this.#joined.add(item.id);
      const { shared, confidential } = fight.merge.merged;
      void this.resend(item, fight.current.version, { ...(item.body as object), shared, confidential });
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, booking } = this;
    if (!scene || !booking) return nothing;
    if (!isAlive(booking)) return html`<p class="quiet">${msg('This meeting was cancelled, so there are no notes to write.')}</p>`;
    const { shared, confidential } = this.#notes;
    const frame = this.frame('#shared');
    return html`<div class="part">
      ${this.restored('#shared')}
      <section class="note" aria-label=${msg('Shared note')}>
        <p class="whose">${icon(readers)}<span>${msg('The family, the student and staff can read this.')}</span></p>
        ${wordsField({ id: 'shared', label: msg('Shared note'), value: shared ?? '', trouble: this.troubles.shared, input: (value) => this.#write('shared', value) }, 3)}
      </section>
      <section class="note confidential" aria-label=${msg('Confidential note')}>
        <p class="whose">${icon(lock)}<span><b>${msg('Only staff can read this.')}</b> ${msg('The family and the student never see it.')}</span></p>
        ${wordsField({ id: 'confidential', label: msg('Confidential note'), value: confidential ?? '', trouble: this.troubles.confidential, input: (value) => this.#write('confidential', value) }, 2)}
      </section>
      <div class="actions no-print">
        <button type="button" class="button primary" @click=${() => void this.#onSend()}>${msg('Save both notes')}</button>
        ${this.draft.snapshot.value ? html`<button type="button" class="link quiet" data-next="#shared" @click=${frame.discard}>${msg('Discard')}</button>` : nothing}
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
      ${this.sentView('#shared')} ${statusLine(this.said)}
    </div>`;
  }

  /** Beside the words lies what was there before them, so that two people's notes can be put together. */
  #write(field: keyof Notes, text: string): void {
    const { value } = this.draft.snapshot;
    const there = notesOf(this.booking!);
    const next = { base: { ...there }, ...value, [field]: text };
    const isSame = (['shared', 'confidential'] as const).every((one) => !(one in next) || (next as Record<string, unknown>)[one] === (there[one] ?? ''));
    this.draft.write(isSame ? undefined : next);
    this.troubles = { ...this.troubles, [field]: '' };
  }

  async #onSend(): Promise<void> {
    if (!this.draft.snapshot.value) {
      this.said = msg('Nothing has changed.');
      return;
    }
    const typed = this.#notes;
    for (const field of ['shared', 'confidential'] as const) if (this.wordsIn(field, limits.noteCharacters) === undefined) return this.lead(`#${field}`);
    const clean = (text: string | null): string | null => cleanText(text ?? '').trim() || null;
    const body = { shared: clean(typed.shared), confidential: clean(typed.confidential), language: this.scene!.locale };
    await this.post(writeBookingNotes, { params: this.ids, body, thread: this.thread, version: this.booking!.version, isForm: true });
  }

  #fightOf(item: OutboxItem): { readonly current: Booking; readonly merge: ReturnType<typeof joinNotes> } | undefined {
    const current = item.trouble?.problem?.current as Booking | undefined;
    if (current?.version === undefined) return undefined;
    const { shared, confidential } = item.body as unknown as Notes;
    return { current, merge: joinNotes(baseIn(item.draft?.value.base), { shared, confidential }, notesOf(current)) };
  }

  protected override fightView(item: OutboxItem): TemplateResult {
    const fight = this.#fightOf(item);
    if (!fight) return super.fightView(item);
    if (!fight.merge.conflicts.length) return html`<p class="quiet">${msg('Putting two notes together…')}</p>`;
    const { current, merge } = fight;
    const send = (which: 'mine' | 'both'): void => {
      const settled: Record<string, unknown> = { ...merge.merged };
      for (const { field, mine, theirs } of merge.conflicts) settled[field] = which === 'mine' ? mine : [theirs, mine].filter(Boolean).join('\n\n');
      const { shared, confidential } = settled;
      void this.resend(item, current.version, { ...(item.body as object), shared, confidential });
    };
    return notice({
      tone: 'attention',
      icon: attention,
      title: msg('Somebody else wrote a note before yours arrived.'),
      text: html`${merge.conflicts.map(
        ({ field, mine, theirs }) => html`<p><b>${field === 'shared' ? msg('Shared note') : msg('Confidential note')}</b></p>
          <p class="said" dir="auto">${msg('Theirs:')} ${theirs ?? '–'}</p>
          <p class="said" dir="auto">${msg('Yours:')} ${mine ?? '–'}</p>`,
      )}`,
      actions: html`<button type="button" class="button" @click=${() => send('both')}>${msg('Keep both')}</button>
        <button type="button" class="button" @click=${() => send('mine')}>${msg('Keep mine')}</button>
        <button type="button" class="link quiet" @click=${() => void this.outbox.port?.cancel(item.id)}>${msg('Keep theirs')}</button>`,
    });
  }
}
