/**
 * A goal's points, its aim line and its trend as a picture that can be read point by point: with a pointer, a finger, the arrow keys, or ears (GT-02, GT-03,
 * GT-08, GT-14). To a screen reader it is a slider, because every screen reader passes the arrow keys on to one and says its value, which here is a
 * sentence. Time runs as the language is read. It knows no port: it draws what it is given.
 */
import { msg } from '@lit/localize';
import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Voice } from '../../contract/person.js';
import type { GoalStanding } from '../../domain/goal-standing.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { layoutOf, type ChartLayout } from './chart-layout.js';
import { nearest, type ChartPoint, type Mark } from './chart-marks.js';
import { picture } from './chart-picture.js';
import { dayTickWord, factsSentence, labelsOf, leftOutSentences, pointSentence } from './chart-words.js';
import { chartStyles } from './goal-chart.styles.js';
import { unitOf } from './goal-labels.js';

/** As far, in pixels, a finger may be beside a mark. */
const REACH = 32;
/** What the page keys step over. */
const PAGE = 10;

/** @tagname flywheel-goal-chart */
export class FlywheelGoalChart extends FlywheelElement {
  static override styles = chartStyles;

  /** In any order; one that is `waiting` is drawn hollow. */
  @property({ attribute: false }) points: readonly ChartPoint[] = [];
  /** Without it nothing is drawn. */
  @property({ attribute: false }) standing?: GoalStanding;
  /** BCP 47, for days and numbers. */
  @property() locale = 'en';
  /** Whose points are drawn; `undefined`: everybody's. Lines stay as they are, because all points count. */
  @property({ attribute: false }) voices?: readonly Voice[];

  /** The id of the point that is being read. */
  @state() private here?: string;
  #layout: ChartLayout | undefined;
  #picture: SVGElement | undefined;
  #measured = '';
  #sizes: ResizeObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes = new ResizeObserver(() => {
      // In the next frame: a chart that grows while sizes are being told would have to be told of at once again, and the page would hear of an error.
      if (this.#measure().key !== this.#measured) requestAnimationFrame(() => this.requestUpdate());
    });
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
  }

  #measure(): { readonly width: number; readonly em: number; readonly rtl: boolean; readonly key: string } {
    const { fontSize, direction } = getComputedStyle(this);
    const width = Math.max(200, Math.floor(this.getBoundingClientRect().width));
    return { width, em: parseFloat(fontSize) || 16, rtl: direction === 'rtl', key: `${width} ${fontSize} ${direction}` };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { key, ...box } = this.#measure();
    const onlyHere = changed.size === 1 && (changed as PropertyValues).has('here') && key === this.#measured;
    this.#measured = key;
    const { standing, points, voices, locale } = this;
    if (onlyHere && this.#layout) return;
    const layout = standing && layoutOf({ ...box, standing, points, voices, words: labelsOf(standing, voices !== undefined, locale) });
    this.#layout = layout;
    this.#picture = layout && picture(layout, unitOf(standing.phase.terms), (on) => dayTickWord(on, layout.days.step, locale));
  }

  override render(): TemplateResult | typeof nothing {
    const { standing, locale } = this;
    const layout = this.#layout;
    if (!standing || !layout) return nothing;
    const at = this.#at(layout);
    const mark = at < 0 ? undefined : layout.marks[at];
    const facts = factsSentence(standing, layout.marks.length, locale);
    const here = mark && svg`<circle class="here" cx=${mark.x} cy=${mark.y} r=${layout.size / 2 + 5}></circle>`;
    const drawing = html`<svg aria-hidden="true" viewBox="0 0 ${layout.width} ${layout.height}">${this.#picture}${here ?? nothing}</svg>`;
    return html`<figure>
      ${layout.marks.length ? this.#renderReadable(layout, mark, drawing) : html`<div class="plot">${drawing}</div>`}
      <p class="readout no-print">${mark ? pointSentence(mark.point, standing, locale) : html`<span class="quiet">${this.#hint(layout)}</span>`}</p>
      <figcaption id="facts" class="visually-hidden">${facts}</figcaption>
      ${leftOutSentences(layout.otherUnit, layout.outside, locale).map((sentence) => html`<p class="left-out quiet">${sentence}</p>`)}
    </figure>`;
  }

  #renderReadable({ marks }: ChartLayout, mark: Mark | undefined, drawing: TemplateResult): TemplateResult {
    const said = mark ?? marks.at(-1)!;
    return html`<div
      class="plot"
      role="slider"
      tabindex="0"
      aria-label=${msg('Points of this goal, one by one')}
      aria-describedby="facts"
      aria-valuemin="1"
      aria-valuemax=${marks.length}
      aria-valuenow=${marks.indexOf(said) + 1}
      aria-valuetext=${pointSentence(said.point, this.standing!, this.locale)}
      @keydown=${this.#onKeydown}
      @focus=${this.#onFocus}
      @pointermove=${this.#onPointer}
      @pointerdown=${this.#onPointer}
      @pointerleave=${this.#onLeave}
    >
      ${drawing}
    </div>`;
  }

  #hint({ marks }: ChartLayout): string {
    if (marks.length) return msg('Touch a point to read it, or use the arrow keys.');
    return this.voices && this.points.length
      ? msg('None of the points that you have chosen to see is here.')
      : msg('No points yet. The first one starts the picture.');
  }

  /** Which mark is being read; -1: none, or it is gone. */
  #at({ marks }: ChartLayout): number {
    return this.here === undefined ? -1 : marks.findIndex(({ point }) => point.id === this.here);
  }

  #onFocus(): void {
    const last = this.#layout?.marks.at(-1);
    if (last && this.#layout && this.#at(this.#layout) < 0) this.here = last.point.id;
  }

  #onKeydown(event: KeyboardEvent): void {
    const layout = this.#layout;
    if (!layout || event.altKey || event.ctrlKey || event.metaKey) return;
    const forward = layout.plot.end > layout.plot.start ? 1 : -1;
    const last = layout.marks.length - 1;
    const at = this.#at(layout) < 0 ? last : this.#at(layout);
    const to = {
      ArrowRight: at + forward,
      ArrowLeft: at - forward,
      ArrowUp: at + 1,
      ArrowDown: at - 1,
      PageUp: at + PAGE,
      PageDown: at - PAGE,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.here = layout.marks[Math.max(0, Math.min(last, to))]?.point.id;
  }

  #onPointer(event: PointerEvent): void {
    const layout = this.#layout;
    const box = this.renderRoot.querySelector('svg')?.getBoundingClientRect();
    if (!layout || !box?.width) return;
    const scale = layout.width / box.width;
    const mark = nearest(layout.marks, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale, REACH);
    if (mark) this.here = mark.point.id;
  }

  /** A mouse that leaves takes its reading along; a finger's stays to be read, and so does a keyboard's. */
  #onLeave(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && !(event.currentTarget as Element).matches(':focus')) this.here = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-goal-chart': FlywheelGoalChart;
  }
}
