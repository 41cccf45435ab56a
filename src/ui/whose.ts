/**
 * The name at the top of a widget: the one it is about, and whose else it could be. The name stands as it is, with the browser's own list laid over
 * it unseen: so it is never cut off, and works as people know it.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.js';
import { chevron } from './icons.js';

export interface Named {
  readonly id: string;
  readonly name: string;
  /** Said after the name in the list. */
  readonly note?: string;
}
export interface WhoseOptions {
  readonly chosen: Named;
  /** All that can be chosen; with one there is nothing to choose. */
  readonly all: readonly Named[];
  /** The list's name, for ears. */
  readonly label: string;
  /** Instead of the name where there is nothing to choose. */
  readonly own?: string | undefined;
  readonly choose: (id: string) => void;
}

/** The heading has the id `title`. */
export function whose({ chosen, all, label, own, choose }: WhoseOptions): TemplateResult {
  if (all.length < 2) return html`<h2 id="title" dir="auto">${own ?? chosen.name}</h2>`;
  return html`<h2 id="title" class="chooser">
    <span class="chosen" aria-hidden="true"><bdi>${chosen.name}</bdi>${icon(chevron)}</span>
    <label class="visually-hidden" for="whose">${label}</label>
    <select id="whose" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${all.map(({ id, name, note }) => html`<option value=${id} ?selected=${id === chosen.id}>${name}${note ? ` · ${note}` : nothing}</option>`)}
    </select>
  </h2>`;
}

export const whoseStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0 16px;
    padding-block-end: 8px;
    border-block-end: 1px solid var(--fw-line);
  }
  .who {
    display: flex;
    align-items: center;
    gap: 10px;
    min-inline-size: 0;
  }
  .names {
    min-inline-size: 0;
  }
  h2 {
    font-size: var(--fw-title);
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .chooser {
    position: relative;
    margin-inline-start: -8px;
    border-radius: var(--fw-radius-control);
  }
  .chooser:hover {
    background: var(--fw-sunken);
  }
  .chooser:focus-within {
    outline: 2px solid var(--fw-ink);
    outline-offset: 2px;
  }
  .chosen {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 4px 8px;
  }
  .chosen .icon {
    inline-size: 0.9em;
    color: var(--fw-quiet);
  }
  .chooser select {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 44px;
    opacity: 0;
    font-size: var(--fw-body);
    cursor: pointer;
  }
  @media print {
    .chosen .icon {
      display: none;
    }
  }
  option {
    background: var(--fw-raised);
    color: var(--fw-ink);
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
    min-block-size: 44px;
    font-size: var(--fw-small);
  }
  .what .mode {
    display: contents;
    font-weight: 600;
  }
`;
