/**
 * A speaker's mark: one shape and one colour each, everywhere the same, with the first letter of a name or nothing inside. A black-and-white
 * print still tells them apart. It is decoration: who speaks is said in words beside it.
 */
import { css, html, type TemplateResult } from 'lit';

export type MarkerShape = 'round' | 'square' | 'diamond';

export const marker = (shape: MarkerShape, name = ''): TemplateResult =>
  html`<span class="marker ${shape}" aria-hidden="true"><span>${initial(name)}</span></span>`;

/** Made once: to make one takes a hundred times as long as to use it. */
let graphemes: Intl.Segmenter | undefined;

/** The first character as a person counts it, in capitals. */
function initial(name: string): string {
  // Two letters of the alphabet that nothing joins: no table has to be asked.
  if (/^\w\w/.test(name)) return name[0]!.toLocaleUpperCase();
  if (typeof Intl.Segmenter === 'function') graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const characters = graphemes ? graphemes.segment(name.trim())[Symbol.iterator]().next().value?.segment : [...name.trim()][0];
  return (characters ?? '').toLocaleUpperCase();
}

export const markerStyles = css`
  .marker {
    flex: none;
    display: inline-grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    font-size: 13px;
    font-weight: 700;
    line-height: 1;
    border: 1.5px solid transparent;
    print-color-adjust: exact;
  }
  .marker.round {
    border-radius: 50%;
    background: var(--fw-home);
    border-color: var(--fw-home-edge);
    color: oklch(0.27 0.02 260);
  }
  .marker.square {
    border-radius: 6px;
    background: var(--fw-school);
    color: var(--fw-on-accent);
  }
  .marker.diamond {
    inline-size: 22px;
    block-size: 22px;
    margin: 3px;
    border-radius: 4px;
    rotate: 45deg;
    background: var(--fw-student);
    color: var(--fw-on-accent);
  }
  .marker.diamond > span {
    rotate: -45deg;
    font-size: 12px;
  }
  @media (forced-colors: active) {
    .marker {
      border-color: CanvasText;
    }
  }
`;
