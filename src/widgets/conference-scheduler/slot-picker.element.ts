/**
 * The picker: days as buttons that name weekday, date and how many times are free; a day leads to its times and a link leads back. It draws a few weeks
 * and a page of times, however many there are, and hands on what is pressed. It holds nothing and books nothing.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Slot } from '../../contract/slot.js';
import { afterFrame } from '../../element/after-frame.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { focusOn, FocusController } from '../../element/focus-controller.js';
import { backButton } from '../../ui/back-button.js';
import { choiceField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { chevron } from '../../ui/icons.js';
import { SlotChosenEvent, SlotWatchedEvent } from './scheduler-events.js';
import { pageOfDay, slotDays, weeksOf, type SlotDay, type Starts } from './slot-days.js';
import { pickerStyles } from './slot-picker.styles.js';
import { dayWords, differs, timeOf, zoneName, type Zoned } from './time-words.js';

/** Times of a day that are drawn at once. */
const TIMES = 24;

/** @tagname flywheel-slot-picker */
export class FlywheelSlotPicker extends FlywheelElement {
  static override styles = pickerStyles;

  /** The earliest first. */
  @property({ attribute: false }) slots: readonly Slot[] = [];
  @property({ attribute: false }) zoned?: Zoned;
  /** Milliseconds since 1970. */
  @property({ attribute: false }) now = 0;
  /** Times may be pressed; else they are only read. */
  @property({ type: Boolean }) open = false;
  /** The viewer may wait for a full time. */
  @property({ type: Boolean }) waits = false;
  /** The slot that the school is being asked for. */
  @property() asked = '';

  @state() private hostId = '';
  @state() private day: string | undefined;
  @state() private page = 0;
  @state() private timesPage = 0;
  @state() private fullOpen = false;
  /** What was pressed just now: it is shown as pressed first, and what it leads to in the next frame. */
  @state() private pressed: { readonly day?: string; readonly slot?: string } = {};

  #days: readonly SlotDay[] = [];
  #weeks = weeksOf([], 0);
  #hosts: ReadonlyMap<string, string> = new Map();
  #starts: Starts = new Map();
  #answered: Promise<void> | undefined;

  constructor() {
    super();
    this.addController(new FocusController(this));
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = (changed.get('zoned') as Zoned | undefined)?.timeZone;
    const { zoned } = this;
    if (!zoned) return;
    if (before !== zoned.timeZone && changed.has('zoned')) this.#starts = new Map();
    if (changed.has('slots')) this.#hosts = new Map(this.slots.map(({ host }) => [host.id, host.name]));
    // Whoever offers nothing any more is nobody to choose by.
    if (this.hostId && !this.#hosts.has(this.hostId)) this.hostId = '';
    const isOther = ['slots', 'hostId', 'zoned'].some((name) => changed.has(name)) || this.#isLater(changed.get('now') as number | undefined);
    if (isOther) {
      const slots = this.hostId ? this.slots.filter(({ host }) => host.id === this.hostId) : this.slots;
      this.#days = slotDays(slots, zoned.timeZone, this.now, this.#starts);
    }
    if (isOther || changed.has('page')) this.#weeks = weeksOf(this.#days, this.page);
    // In another zone the same times are on other days.
    if ((before && before !== zoned.timeZone) || !this.#days.some(({ on }) => on === this.day)) this.day = undefined;
    // Where there is one day only, there is nothing to choose.
    if (this.#days.length === 1) this.day = this.#days[0]!.on;
  }

  /** The time on the clock changes what is to come: the first slot has begun, or the clock went back. */
  #isLater(before = 0): boolean {
    const first = this.#days[0]?.slots[0];
    return this.now < before || (first !== undefined && this.#starts.get(first.startsAt)!.at <= this.now);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#answered;
    return super.getUpdateComplete();
  }

  /** Whoever is led here begins with the days. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.days button, #days')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { zoned } = this;
    if (!zoned) return nothing;
    const day = this.#days.find(({ on }) => on === this.day);
    return html`<div class="picker">
      ${this.#renderHosts()} ${this.#days.length ? this.#renderDays(zoned) : html`<p class="quiet">${msg('No times are offered now.')}</p>`}
      ${day ? this.#renderTimes(day, zoned) : nothing}
    </div>`;
  }

  #renderHosts(): TemplateResult | typeof nothing {
    if (this.#hosts.size < 2) return nothing;
    const choices = [...this.#hosts].sort(([, a], [, b]) => a.localeCompare(b, this.zoned!.locale)).map(([value, label]) => ({ value, label }));
    const input = (value: string): void => {
      this.hostId = value;
      this.page = this.timesPage = 0;
    };
    return choiceField({ id: 'host', label: msg('With whom'), value: this.hostId, input }, [
      { value: '', label: msg('Everybody who offers times') },
      ...choices,
    ]);
  }

  #renderDays({ locale }: Zoned): TemplateResult {
    const weeks = this.#weeks;
    const to = (page: number): void => {
      this.page = page;
      this.day = undefined;
    };
    return html`<h4 id="days" tabindex="-1">${msg('Choose a day')}</h4>
      <ol class="days" aria-labelledby="days">
        ${repeat(
          weeks.days,
          ({ on }) => on,
          ({ on, free }) => html`<li>
            <button type="button" class="button day ${free ? '' : 'full'}" data-on=${on} aria-pressed=${on === (this.pressed.day ?? this.day)} @click=${() => this.#choose(on)}>
              <b>${dayWords(on, locale)}</b><span class="small">${freeWord(free)}</span>
            </button>
          </li>`,
        )}
      </ol>
      ${
        weeks.pages > 1
          ? html`<div class="row no-print">
              ${weeks.page > 0 ? html`<button type="button" class="link" data-next=".days button" @click=${() => to(weeks.page - 1)}>${msg('Earlier weeks')}</button>` : nothing}
              ${weeks.page < weeks.pages - 1 ? html`<button type="button" class="link" data-next=".days button" @click=${() => to(weeks.page + 1)}>${msg('Later weeks')}</button>` : nothing}
            </div>`
          : nothing
      }`;
  }

  #renderTimes({ on, slots }: SlotDay, zoned: Zoned): TemplateResult {
    const free = slots.filter((slot) => slot.free > 0);
    const full = slots.filter((slot) => slot.free <= 0);
    const first = Math.min(this.timesPage * TIMES, Math.max(0, Math.ceil(free.length / TIMES) - 1) * TIMES);
    const date = dayWords(on, zoned.locale);
    const at = Date.parse(slots[0]!.startsAt);
    return html`<section class="times" aria-labelledby="times">
      <h4 id="times" tabindex="-1">${msg(str`Times on ${date}`)}</h4>
      ${differs(zoned.timeZone, zoned.schoolZone, at) ? html`<p class="quiet small">${zoneName(zoned.timeZone, zoned.locale, at)}</p>` : nothing}
      ${free.length ? nothing : html`<p class="quiet">${msg('No time is free on this day now.')}</p>`}
      <ol class="slots">
        ${repeat(
          free.slice(first, first + TIMES),
          ({ id }) => id,
          (slot) => html`<li>${this.#renderTime(slot, zoned, free.length === 1)}</li>`,
        )}
      </ol>
      ${
        free.length > TIMES
          ? html`<div class="row">
              ${first > 0 ? html`<button type="button" class="link" data-next="#times" @click=${() => (this.timesPage = first / TIMES - 1)}>${msg('Earlier times')}</button>` : nothing}
              ${first + TIMES < free.length ? html`<button type="button" class="link" data-next="#times" @click=${() => (this.timesPage = first / TIMES + 1)}>${msg('Later times')}</button>` : nothing}
            </div>`
          : nothing
      }
      ${full.length ? this.#renderFull(full, zoned) : nothing}
      ${this.#days.length > 1 ? backButton(msg(str`Back to ${date}`), () => this.#back(on), '#days') : nothing}
    </section>`;
  }

  #renderTime(slot: Slot, zoned: Zoned, isLast: boolean): TemplateResult {
    const seats = slot.capacity > 1 ? msg(str`${slot.free} of ${slot.capacity} free`) : '';
    const words = html`<b>${timeOf(slot.startsAt, zoned)}</b> <bdi class="small">${slot.host.name}</bdi> ${seats ? html`<span class="small">${seats}</span>` : nothing}`;
    if (!this.open) return html`<span class="time">${words}</span>`;
    const choose = (): void => this.#press({ slot: slot.id }, () => void this.dispatchEvent(new SlotChosenEvent(slot)));
    const isAsked = slot.id === (this.pressed.slot ?? this.asked);
    return html`<button type="button" class="button time ${isAsked ? 'asked' : ''}" data-slot=${slot.id} data-next=${isLast ? '#times' : '.slots button'} @click=${choose}>${words}</button>`;
  }

  #renderFull(full: readonly Slot[], zoned: Zoned): TemplateResult {
    const label = full.length === 1 ? msg('1 time is full') : msg(str`${full.length} times are full`);
    return html`<button type="button" class="link quiet" aria-expanded=${this.fullOpen} @click=${() => (this.fullOpen = !this.fullOpen)}>${icon(chevron)}${label}</button>
      ${
        this.fullOpen
          ? html`<ul class="full-times">
              ${full.slice(0, TIMES / 2).map(
                (slot) =>
                  html`<li>
                    <span id="full-${slot.id}"><b>${timeOf(slot.startsAt, zoned)}</b> <bdi class="small">${slot.host.name}</bdi></span>
                    ${
                      this.waits
                        ? html`<button type="button" class="chip" aria-pressed=${slot.watched} aria-describedby="full-${slot.id}" @click=${() => this.dispatchEvent(new SlotWatchedEvent(slot, !slot.watched))}>
                            ${slot.watched ? msg('You will be told') : msg('Tell me when one is free')}
                          </button>`
                        : nothing
                    }
                  </li>`,
              )}
            </ul>`
          : nothing
      }`;
  }

  #press(pressed: typeof this.pressed, answer: () => void): void {
    this.pressed = pressed;
    this.#answered = afterFrame().then(() => {
      this.pressed = {};
      answer();
    });
  }

  #choose(on: string): void {
    this.#press({ day: on }, () => {
      this.day = on;
      this.timesPage = 0;
      this.fullOpen = false;
      focusOn(this, this.open && this.#days.some((day) => day.on === on && day.free > 0) ? '.slots button' : '#times');
    });
  }

  #back(on: string): void {
    this.page = pageOfDay(this.#days, on);
    focusOn(this, `.days [data-on="${on}"]`);
  }
}

const freeWord = (free: number): string => (free === 0 ? msg('no free time') : free === 1 ? msg('1 free time') : msg(str`${free} free times`));

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-slot-picker': FlywheelSlotPicker;
  }
}
