/**
 * Draws of a long list only what is on the screen and a little beside it: TanStack's virtual list for an element that scrolls. It knows how many rows there
 * are and how they are called, never what is in them.
 */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer, type VirtualItem, type VirtualizerOptions } from '@tanstack/virtual-core';
import type { LitElement, ReactiveController } from 'lit';

export interface Rows {
  readonly count: number;
  /** The same row keeps its key, wherever it moves to. */
  readonly keyOf: (index: number) => string | number;
  /** About how high it is, in pixels, before anybody has seen it. */
  readonly heightOf: (index: number) => number;
  /** Room above the first row, in pixels. */
  readonly above: number;
  /** It begins at its end. */
  readonly fromEnd: boolean;
}

/** Beside what is on the screen; at first only what stands in for heights that were guessed too large. */
const OVERSCAN = 3;
const OVERSCAN_AT_FIRST = 1;
/** Of the row before it, where a row is gone to: what stands between the two is seen. */
const BEFORE_PX = 44;
/** Nearer to the end than this is at the end. */
const NEAR_PX = 48;

/** To the fraction of a pixel: rows stand in the flow, where halves add up. */
const heightOf = (row: Element): number => row.getBoundingClientRect().height;

export class VirtualRows implements ReactiveController {
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #stop: (() => void) | undefined;
  /** Where somebody has scrolled to is the end: there they stay, however high the scroller becomes. */
  #staysAtEnd = false;
  #offset = 0;
  /** How high all rows together are in the page. */
  #total = 0;
  /** What stands in the page. */
  #drawn: readonly VirtualItem[] = [];
  #rows: Rows = { count: 0, keyOf: (index) => index, heightOf: () => 0, above: 0, fromEnd: false };
  #overscan = OVERSCAN_AT_FIRST;
  /** While rows are measured nothing is drawn or scrolled: all of them are read from one layout. */
  #isMeasuring = false;
  #wasResized = false;
  #wasMoved = false;

  /** `scroller` finds what scrolls, once it is drawn; the first child of it is as high as all rows together, and its first child holds those drawn. */
  constructor(
    readonly host: LitElement,
    readonly scroller: () => HTMLElement | null,
  ) {
    host.addController(this);
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>(this.#options());
  }

  set(rows: Rows): void {
    this.#rows = rows;
    this.#virtualizer.setOptions(this.#options());
    // The place is kept while rows come and go. Who is at the end is kept there below, without a sum over all rows for each that is measured.
    this.#virtualizer.options.anchorTo = 'start';
  }

  /** To be drawn now. */
  draw(): readonly VirtualItem[] {
    return (this.#drawn = this.#virtualizer.getVirtualItems());
  }
  /** The first and last row of which something is on the screen. */
  get seen(): { readonly first: number; readonly last: number } | undefined {
    const { range } = this.#virtualizer;
    return range ? { first: range.startIndex, last: range.endIndex } : undefined;
  }
  /** Whether something of a row is on the screen, where the scroller really is. */
  shows(index: number): boolean {
    const { seen } = this;
    return !!seen && seen.first <= index && index <= seen.last;
  }
  get isAtEnd(): boolean {
    return this.#virtualizer.isAtEnd(NEAR_PX);
  }
  get isAtStart(): boolean {
    return (this.#virtualizer.scrollOffset ?? 0) < 400;
  }

  toRow(index: number, align: 'start' | 'center' = 'start'): void {
    this.#staysAtEnd = false;
    this.#virtualizer.scrollToIndex(index, { align });
  }
  toEnd(): void {
    this.#staysAtEnd = true;
    this.#virtualizer.scrollToEnd();
  }

  hostConnected(): void {
    this.#stop = this.#virtualizer._didMount();
  }
  hostDisconnected(): void {
    this.#stop?.();
  }
  hostUpdated(): void {
    this.#place();
    if (this.#overscan === OVERSCAN || !this.#drawn.length) {
      this.#virtualizer._willUpdate();
      return this.#measure();
    }
    // The first rows are measured before it is looked where they stand: that is one layout, and where they fill the screen no second drawing.
    this.#measure(this.#virtualizer._willUpdate);
    this.#overscan = OVERSCAN;
    requestAnimationFrame(() => {
      this.set(this.#rows);
      this.host.requestUpdate();
    });
  }

  /** What holds the rows that are drawn. */
  get #window(): HTMLElement | null | undefined {
    return this.scroller()?.firstElementChild?.firstElementChild as HTMLElement | null | undefined;
  }

  #place(): void {
    const window = this.#window;
    if (!window) return;
    const total = this.#virtualizer.getTotalSize();
    const [first, last] = [0, -1].map((at) => this.#virtualizer.measurementsCache[this.#drawn.at(at)?.index ?? -1]);
    // In the flow between two spaces: while it is only these rows that turn out higher or lower than was thought, nothing is laid out anew.
    window.parentElement!.style.paddingBlock = `${first?.start ?? 0}px ${last ? total - last.end : total}px`;
    if (total === this.#total) return;
    this.#total = total;
    if (this.#staysAtEnd) this.toEnd();
  }

  /** In the same frame: a row above the screen that has become another moves nothing on it. The last one first: where the others begin is still true then. */
  #measure(attach?: () => void): void {
    this.#isMeasuring = true;
    this.#wasResized = this.#wasMoved = false;
    for (const row of ([...(this.#window?.children ?? [])] as HTMLElement[]).reverse()) {
      this.#virtualizer.measureElement(row);
      this.#virtualizer.resizeItem(this.#virtualizer.indexFromElement(row), heightOf(row));
    }
    if (attach) {
      this.#place();
      attach();
    }
    this.#isMeasuring = false;
    if (!this.#wasResized) return;
    if (!attach) this.#place();
    if (this.#wasMoved && !this.#staysAtEnd) elementScroll(this.#virtualizer.scrollOffset!, {}, this.#virtualizer);
    const { seen } = this;
    if (!attach || !seen || seen.first < this.#drawn[0]!.index || seen.last > this.#drawn.at(-1)!.index) this.host.requestUpdate();
  }

  #options(): VirtualizerOptions<HTMLElement, HTMLElement> {
    const { count, keyOf, heightOf: estimateSize, above, fromEnd } = this.#rows;
    return {
      count,
      getItemKey: keyOf,
      estimateSize,
      paddingStart: above,
      // Before anything is laid out: about as high as a timeline is.
      initialRect: { width: 0, height: innerHeight / 2 },
      initialOffset: () => (fromEnd ? this.#virtualizer.getTotalSize() : 0),
      scrollPaddingStart: BEFORE_PX,
      getScrollElement: this.scroller,
      scrollToFn: (...move) => (this.#isMeasuring ? (this.#wasMoved = true) : elementScroll(...move)),
      observeElementRect: (instance, tell) =>
        observeElementRect(instance, (rect) => {
          tell(rect);
          if (this.#staysAtEnd) this.toEnd();
        }),
      observeElementOffset: (instance, tell) =>
        observeElementOffset(instance, (offset, isScrolling) => {
          tell(offset, isScrolling);
          // Only who goes up leaves the end: a timeline that grows, or of which less is seen, is no wish.
          if (this.isAtEnd) this.#staysAtEnd = true;
          else if (offset < this.#offset - 1) this.#staysAtEnd = false;
          this.#offset = offset;
        }),
      // Else a row that is measured makes another one to be measured, in one frame without end.
      useAnimationFrameWithResizeObserver: true,
      measureElement: heightOf,
      overscan: this.#overscan,
      anchorTo: 'end',
      followOnAppend: true,
      scrollEndThreshold: NEAR_PX,
      onChange: () => {
        if (this.#isMeasuring) this.#wasResized = true;
        else this.host.requestUpdate();
      },
    };
  }
}
