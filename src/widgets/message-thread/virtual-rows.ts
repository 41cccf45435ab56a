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
}

const OVERSCAN = 3;
/** Of the row before it, where a row is gone to: what stands between the two is seen. */
const BEFORE_PX = 44;
/** Nearer to the end than this is at the end. */
const NEAR_PX = 48;

/** To the fraction of a pixel: rows stand in the flow, where halves add up. */
const heightOf = (row: HTMLElement): number => row.getBoundingClientRect().height;

export class VirtualRows implements ReactiveController {
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #stop: (() => void) | undefined;
  /** Where somebody has scrolled to is the end: there they stay, however high the scroller becomes. */
  #staysAtEnd = false;
  #offset = 0;

  /** `scroller` finds what scrolls, once it is drawn; the first child of it is as high as all rows together, and its first child holds those drawn. */
  constructor(
    readonly host: LitElement,
    readonly scroller: () => HTMLElement | null,
  ) {
    host.addController(this);
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>(this.#options({ count: 0, keyOf: (index) => index, heightOf: () => 0, above: 0 }));
  }

  set(rows: Rows): void {
    this.#virtualizer.setOptions(this.#options(rows));
  }

  get drawn(): readonly VirtualItem[] {
    return this.#virtualizer.getVirtualItems();
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
    const box = this.scroller()?.firstElementChild as HTMLElement | null | undefined;
    const window = box?.firstElementChild as HTMLElement | null | undefined;
    if (box && window) {
      box.style.blockSize = `${this.#virtualizer.getTotalSize()}px`;
      window.style.transform = `translateY(${this.drawn[0]?.start ?? 0}px)`;
    }
    this.#virtualizer._willUpdate();
    if (window) {
      for (const row of window.children as Iterable<HTMLElement>) {
        this.#virtualizer.measureElement(row);
        // In the same frame: a row above the screen that has become another moves nothing on it.
        this.#virtualizer.resizeItem(this.#virtualizer.indexFromElement(row), heightOf(row));
      }
    }
  }

  #options({ count, keyOf, heightOf: estimateSize, above }: Rows): VirtualizerOptions<HTMLElement, HTMLElement> {
    return {
      count,
      getItemKey: keyOf,
      estimateSize,
      paddingStart: above,
      scrollPaddingStart: BEFORE_PX,
      getScrollElement: this.scroller,
      scrollToFn: elementScroll,
      observeElementRect: (instance, tell) =>
        observeElementRect(instance, (rect) => {
          tell(rect);
          if (this.#staysAtEnd) this.toEnd();
        }),
      observeElementOffset: (instance, tell) =>
        observeElementOffset(instance, (offset, isScrolling) => {
          tell(offset, isScrolling);
          // Only who goes up leaves the end: a timeline that grows, or of which less is seen, is no wish.
          if (instance.isAtEnd(NEAR_PX)) this.#staysAtEnd = true;
          else if (offset < this.#offset - 1) this.#staysAtEnd = false;
          this.#offset = offset;
        }),
      // Else a row that is measured makes another one to be measured, in one frame without end.
      useAnimationFrameWithResizeObserver: true,
      measureElement: heightOf,
      overscan: OVERSCAN,
      anchorTo: 'end',
      followOnAppend: true,
      scrollEndThreshold: NEAR_PX,
      onChange: () => this.host.requestUpdate(),
    };
  }
}
