/**
 * Times that families ask for (CS-25): the host says yes, offers another time, or says no with a reason. One answer is written at a time; what is typed is
 * kept. It never answers by itself.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { cleanText } from '../../base/text.js';
import { instantIn } from '../../base/zoned-time.js';
import { answerConferenceRequest, listHostRequests, type ConferenceRequest } from '../../contract/conference-request.js';
import { limits } from '../../contract/limits.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { ReaderController } from '../../element/reader-controller.js';
import { unreadView } from '../../ui/access-view.js';
import { keptView } from '../../ui/draft-view.js';
import { lineField, wordsField } from '../../ui/fields.js';
import { statusLine } from '../../ui/status-line.js';
import { modeWord } from './conference-words.js';
import { timeField } from './staff-fields.js';
import { DeskPart } from './staff-part.js';
import { deskStyles } from './staff-part.styles.js';
import { counterOf, requestsNow, requestStateWord } from './staff-requests.js';
import { studentWord } from './staff-words.js';
import { whenOf } from './time-words.js';

/** @tagname flywheel-desk-requests */
export class FlywheelDeskRequests extends DeskPart {
  static override styles = deskStyles;

  protected readonly operations = [answerConferenceRequest];
  protected override readonly openers = ['request', 'how'];
  readonly #list = new ReaderController(this, listHostRequests);

  protected get record(): string | undefined {
    return this.conference && `desk-answer-${this.conference.id}`;
  }
  get #requests(): readonly ConferenceRequest[] {
    return requestsNow(this.#list.reading.value?.items ?? [], this.outbox.items).filter(({ conferenceId }) => conferenceId === this.conference?.id);
  }
  protected override isHere({ params }: OutboxItem): boolean {
    return this.#requests.some(({ id }) => id === params.request);
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
    const all = this.#requests;
    return html`<div class="part">
      ${unreadView(status, !!value, failure?.kind, () => this.#list.port?.refresh())} ${status === 'loading' ? html`<p class="quiet">${msg('Loading')}</p>` : nothing}
      ${status === 'ready' && !all.length ? html`<p class="quiet">${msg('No family has asked for another time.')}</p>` : nothing}
      <ul class="list">
        ${all.map((one) => this.#renderRequest(one))}
      </ul>
      ${this.sentView('textarea, input')} ${statusLine(this.said)}
    </div>`;
  }

  #renderRequest(one: ConferenceRequest): TemplateResult {
    const { id, studentId, requestedBy, startsAt, mode, topic, reason, state, mayAnswer } = one;
    const waits = this.items.some((item) => item.params.request === id && item.state !== 'done');
    const student = studentWord(studentId, this.scene!);
    const open = this.typed.request === id ? this.typed.how : undefined;
    return html`<li class="entry">
      <p><b><bdi>${student}</bdi></b>${requestedBy.name ? html` · <bdi>${requestedBy.name}</bdi>` : nothing}</p>
      <p class="when">${whenOf(startsAt, this.zoned)}</p>
      <p class="small quiet">${modeWord(mode)} · ${requestStateWord(one)}</p>
      ${topic ? html`<p class="small"><b>${msg('Wants to talk about:')}</b> <bdi dir="auto">${topic}</bdi></p>` : nothing}
      ${reason && state !== 'requested' ? html`<p class="small" dir="auto">${reason}</p>` : nothing}
      ${waits ? html`<p class="small quiet">${msg('Your answer is on its way.')}</p>` : mayAnswer ? this.#renderAnswers(one, student, open) : nothing}
    </li>`;
  }

  #renderAnswers(one: ConferenceRequest, student: string, open: string | undefined): TemplateResult {
    const choose = (how: string): void => this.draft.write(open === how ? undefined : { request: one.id, how });
    return html`<div class="row no-print">
        <button type="button" class="button primary" aria-label=${msg(str`Say yes to the family of ${student}`)} data-next=".list button" @click=${() => void this.#answer(one, { answer: 'accept' })}>
          ${msg('Say yes')}
        </button>
        <button type="button" class="button" aria-expanded=${open === 'counter'} @click=${() => choose('counter')}>${msg('Offer another time')}</button>
        <button type="button" class="link quiet" aria-expanded=${open === 'decline'} @click=${() => choose('decline')}>${msg('Say no')}</button>
      </div>
      ${open ? this.#renderForm(one, open) : nothing}`;
  }

  #renderForm(one: ConferenceRequest, how: string): TemplateResult {
    const { typed, troubles } = this;
    const field = (id: string) => ({ id, value: typed[id] ?? '', trouble: troubles[id], input: (value: string) => this.type(id, value) });
    const frame = this.frame('textarea');
    const isCounter = how === 'counter';
    return html`<div class="form">
      ${this.restored('#reason')}
      ${
        isCounter
          ? html`<div class="three">
              ${lineField({ ...field('on'), label: msg('Which day?') }, 'date')} ${timeField({ ...field('at'), label: msg('Begins at') })}
              ${lineField({ ...field('minutes'), value: typed.minutes ?? '15', label: msg('Minutes') }, 'decimal')}
            </div>`
          : nothing
      }
      ${wordsField({ ...field('reason'), label: isCounter ? msg('A few words to go with it') : msg('Why does it not work?'), hint: isCounter ? msg('If you like.') : msg('Say what would work instead, if you can.') })}
      <div class="actions">
        <button type="button" class="button" data-next=".list button" @click=${() => void (isCounter ? this.#counter(one) : this.#decline(one))}>
          ${isCounter ? msg('Send this time') : msg('Send the answer')}
        </button>
        <span class="kept small quiet">${keptView(this.told, frame.copy)}</span>
      </div>
    </div>`;
  }

  async #counter(one: ConferenceRequest): Promise<void> {
    const { on = '', at = '', minutes = '15' } = this.typed;
    const made = counterOf({ on, at, minutes }, (day, time) => instantIn(this.zoned.timeZone, day, time), this.apiNow);
    if ('wrong' in made) {
      const words = {
        on: msg('Please choose a day that is still to come.'),
        at: msg('Please choose a time.'),
        minutes: msg('Please write a number from 5 to 240.'),
      };
      this.troubles = { [made.wrong]: words[made.wrong] };
      return this.lead(`#${made.wrong}`);
    }
    const reason = this.wordsIn('reason', limits.noteCharacters);
    if (reason === undefined) return this.lead('#reason');
    await this.#answer(one, { answer: 'counter', ...made, reason }, true);
  }

  async #decline(one: ConferenceRequest): Promise<void> {
    const words = cleanText(this.typed.reason ?? '').trim();
    const reason = this.wordsIn('reason', limits.noteCharacters, msg('Please tell the family why, in a few words.'));
    if (!words || !reason) return this.lead('#reason');
    await this.#answer(one, { answer: 'decline', reason }, true);
  }

  async #answer(
    { id, studentId, version }: ConferenceRequest,
    body: Parameters<typeof this.post<typeof answerConferenceRequest>>[1]['body'],
    isForm = false,
  ): Promise<void> {
    await this.post(answerConferenceRequest, { params: { student: studentId, request: id }, body, thread: `request:${id}`, version, isForm });
  }
}
