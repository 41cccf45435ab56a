/**
 * Writing down a call, a visit or a talk at the door (MT-20): it takes a place in the same timeline as the messages, and everybody in the thread can read it.
 * Days and times are the viewer's. It knows nothing of what is there already.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { addDays, dayIn } from '../../base/days.js';
import { instantIn, timeIn } from '../../base/zoned-time.js';
import { addContact, contactChannels } from '../../contract/contact-log.js';
import { messageLimits } from '../../contract/message-limits.js';
import { keptView } from '../../ui/draft-view.js';
import { chipField, lineField, troubleLine, wordsField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { readers as eye } from '../../ui/icons.js';
import { statusLine } from '../../ui/status-line.js';
import { outboxThread, PartClosedEvent } from './thread-seams.js';
import { WritingPart } from './writing-part.js';
import { writingStyles } from './writing-part.styles.js';
import { readersWord } from './writing-words.js';

type Channel = (typeof contactChannels)[number];

/** @tagname flywheel-contact-log */
export class FlywheelContactLog extends WritingPart {
  static override styles = writingStyles;

  protected readonly operations = [addContact];

  protected get record(): string | undefined {
    return this.thread && `contact-${this.thread.id}`;
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.scene || !this.thread) return nothing;
    return html`<div class="part">${this.#renderForm()} ${statusLine(this.said)}</div>`;
  }

  #renderForm(): TemplateResult {
    const { scene, thread, typed, troubles } = this;
    const field = (id: string, label: string, value = '', hint?: string) => ({
      id,
      label,
      hint,
      value: typed[id] ?? value,
      trouble: troubles[id],
      input: (next: string) => this.type(id, next),
    });
    return html`<section class="form" aria-labelledby="title">
      <h3 class="title" id="title">${msg('Write down a contact')}</h3>
      <p class="readers-line">${icon(eye)}<span dir="auto">${readersWord(thread!, scene!)}</span></p>
      ${this.restored('#channel input')}
      ${chipField(field('channel', msg('What was it?')), channels())}
      ${troubleLine({ id: 'channel', trouble: troubles.channel })}
      ${lineField(field('on', msg('On which day?'), this.#today), 'date')}
      ${lineField(field('time', msg('At what time?'), '', msg('Such as 15:30; leave it empty if you do not remember.')))}
      ${chipField({ ...field('reached', msg('Did you reach somebody?')), value: typed.reached ?? 'yes' }, [
        { value: 'yes', label: msg('Yes') },
        { value: 'no', label: msg('No, nobody was reached') },
      ])}
      ${wordsField(field('text', msg('What was said?')), 3)}
      ${wordsField(field('nextStep', msg('Next step, if there is one')))}
      ${this.#renderActions()}
    </section>`;
  }

  #renderActions(): TemplateResult {
    const frame = this.frame('#channel input');
    return html`<div class="actions">
      <button type="button" class="link quiet" @click=${this.#close}>${msg('Close')}</button>
      <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      <button type="button" class="button primary" @click=${() => void this.#save()}>${msg('Write it down')}</button>
    </div>`;
  }

  get #today(): string {
    return dayIn(this.scene!.timeZone, this.now);
  }

  /** When it was, as an instant; `undefined` where day or time cannot be, which is then said at the field. Without a time it is noon, or now where that is ahead. */
  #at(): string | undefined {
    const { typed, now } = this;
    const { timeZone, locale } = this.scene!;
    const today = this.#today;
    const day = typed.on || today;
    const time = typed.time?.trim() ?? '';
    const first = addDays(today, -messageLimits.contactDaysBack);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day > today || day < first) {
      const days = messageLimits.contactDaysBack.toLocaleString(locale);
      this.troubles = { ...this.troubles, on: msg(str`Please choose a day from ${days} days ago until today.`) };
      return undefined;
    }
    const clock = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(time);
    if (time && !clock) {
      this.troubles = { ...this.troubles, time: msg('Please write the time like 15:30.') };
      return undefined;
    }
    const usual = day === today && timeIn(timeZone, now) < '12:00' ? timeIn(timeZone, now) : '12:00';
    const atMs = instantIn(timeZone, day, clock ? `${clock[1]!.padStart(2, '0')}:${clock[2]!}` : usual);
    if (atMs > now) {
      this.troubles = { ...this.troubles, time: msg('This time is still ahead.') };
      return undefined;
    }
    return new Date(atMs).toISOString();
  }

  async #save(): Promise<void> {
    this.troubles = {};
    const { typed, thread, scene } = this;
    const channel: Channel | undefined = contactChannels.find((one) => one === typed.channel);
    if (!channel) this.troubles = { channel: msg('Please choose what it was.') };
    const at = this.#at();
    const text = this.wordsIn('text', messageLimits.textCharacters, msg('Please write what was said, in a few words.'));
    const nextStep = typed.nextStep?.trim() ? this.wordsIn('nextStep', messageLimits.nextStepCharacters, '') : null;
    if (!channel || !at || !text || nextStep === undefined) return this.lead(this.#firstWrong());
    const body = { channel, at, reached: typed.reached !== 'no', text, language: scene!.locale, nextStep };
    const sent = await this.send(addContact, { params: { thread: thread!.id }, body, thread: outboxThread(thread!.id), isForm: true });
    if (sent) this.#close();
  }

  #firstWrong(): string {
    const wrong = ['channel', 'on', 'time', 'text', 'nextStep'].find((field) => this.troubles[field])!;
    this.said = this.troubles[wrong]!;
    return wrong === 'channel' ? '#channel input' : `#${wrong}`;
  }

  readonly #close = (): void => void this.dispatchEvent(new PartClosedEvent());
}

function channels(): { readonly value: string; readonly label: string }[] {
  const words: Readonly<Record<Channel, string>> = {
    call: msg('Phone call'),
    visit: msg('Home visit'),
    'in-person': msg('Talk in person'),
    video: msg('Video call'),
    letter: msg('Letter'),
  };
  return contactChannels.map((value) => ({ value, label: words[value] }));
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-contact-log': FlywheelContactLog;
  }
}
