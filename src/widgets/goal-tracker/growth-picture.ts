/**
 * For who does not read yet: a way with stepping stones to a house, and where one is on it. It shows how far it is and never how quick; what it shows is
 * said in words beside it. Fetched where somebody does not read yet.
 */
import { css, svg, html, type TemplateResult } from 'lit';

const stones = 6;

/** `part` from 0 to 1: how much of the way is behind. */
export function growthPicture(part: number): TemplateResult {
  const here = Math.round(Math.min(1, Math.max(0, part)) * (stones - 1));
  const place = (index: number) => ({ x: 26 + index * 40, y: 102 - index * 7 - (index % 2) * 8 });
  const home = place(stones - 1);
  const { x, y } = place(here);
  return html`<svg class="growth" viewBox="0 0 280 118" aria-hidden="true">
    <path class="house" d="M${home.x + 8} ${home.y - 10}v-24l18-14 18 14v24z"></path>
    ${Array.from({ length: stones }, (_, index) => {
      const at = place(index);
      return svg`<ellipse class="stone ${index <= here ? 'behind' : ''}" cx=${at.x} cy=${at.y} rx="15" ry="8"></ellipse>`;
    })}
    <circle class="walker" cx=${x} cy=${y - 36} r="7"></circle>
    <path class="walker" d="M${x} ${y - 29}v15l-6 13m6 -13l6 13M${x - 9} ${y - 18}l9 -6l9 6"></path>
  </svg>`;
}

export const styles = css`
  .growth {
    inline-size: 100%;
    max-block-size: 220px;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .growth:dir(rtl) {
    transform: scaleX(-1);
  }
  .growth .stone {
    fill: var(--fw-sunken);
    stroke: var(--fw-edge);
    stroke-width: 1.5;
  }
  .growth .stone.behind {
    fill: var(--fw-good-soft);
    stroke: var(--fw-good);
    stroke-width: 2.5;
  }
  .growth .house {
    fill: var(--fw-home-soft);
    stroke: var(--fw-home-edge);
    stroke-width: 2.5;
  }
  .growth .walker {
    fill: none;
    stroke: var(--fw-student);
    stroke-width: 3.5;
  }
`;
