/**
 * Fields with their label above, a hint between and what is wrong below, each tied to the field for ears. What is on the screen while somebody types is
 * left alone, so caret and input methods keep their place. It knows no form: values come in, values go out.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from './icon.js';
import { attention, chevron } from './icons.js';

export interface FieldOptions {
  /** Id of the control within its shadow root. */
  readonly id: string;
  readonly label: unknown;
  readonly value: string;
  readonly hint?: unknown;
  /** What is wrong, in plain words; empty: nothing. */
  readonly trouble?: string | undefined;
  readonly input: (value: string) => void;
}
export interface FieldChoice {
  readonly value: string;
  readonly label: string;
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;
const ids = ({ id, hint, trouble }: FieldOptions): string | typeof nothing =>
  [hint ? `${id}-hint` : '', trouble ? `${id}-trouble` : ''].filter(Boolean).join(' ') || nothing;

const around = (options: FieldOptions, control: TemplateResult): TemplateResult => html`<div class="labelled">
  <label for=${options.id}>${options.label}</label>
  ${options.hint ? html`<span class="hint quiet small" id="${options.id}-hint">${options.hint}</span>` : nothing} ${control} ${troubleLine(options)}
</div>`;

/** Below whatever it is about; the control names it in `aria-describedby`. */
export const troubleLine = ({ id, trouble }: Pick<FieldOptions, 'id' | 'trouble'>): TemplateResult | typeof nothing =>
  trouble ? html`<span class="trouble" id="${id}-trouble">${icon(attention)}<span>${trouble}</span></span>` : nothing;

/** One line: `text`, `decimal` a number as a person types it, `date` a plain date, or `time` of day as `15:30`. */
export const lineField = (options: FieldOptions, kind: 'text' | 'decimal' | 'date' | 'time' = 'text'): TemplateResult =>
  around(
    options,
    html`<input
      id=${options.id}
      class="field ${kind}"
      type=${kind === 'date' || kind === 'time' ? kind : 'text'}
      step=${kind === 'time' ? 300 : nothing}
      inputmode=${kind === 'decimal' ? 'text' : nothing}
      dir=${kind === 'text' ? 'auto' : nothing}
      autocomplete="off"
      aria-describedby=${ids(options)}
      aria-invalid=${options.trouble ? 'true' : 'false'}
      .value=${live(options.value)}
      @input=${(event: Event) => options.input(valueOf(event))}
    />`,
  );

/** Several lines; it grows with what is written. */
export const wordsField = (options: FieldOptions, rows = 2): TemplateResult =>
  around(
    options,
    html`<textarea
      id=${options.id}
      class="field"
      dir="auto"
      rows=${rows}
      aria-describedby=${ids(options)}
      aria-invalid=${options.trouble ? 'true' : 'false'}
      .value=${live(options.value)}
      @input=${(event: Event) => options.input(valueOf(event))}
    ></textarea>`,
  );

/**
 * One of several, as a list that opens. A value that is none of them stays until another is chosen. What is chosen stands as text of as many lines as it
 * takes, with the browser's own list laid over it unseen: a list cuts off what is too long for it.
 */
export function choiceField(options: FieldOptions, choices: readonly FieldChoice[]): TemplateResult {
  const all = choices.some(({ value }) => value === options.value) ? choices : [{ value: options.value, label: options.value }, ...choices];
  return around(
    options,
    html`<span class="choice field">
      <span class="chosen" aria-hidden="true" dir="auto">${all.find(({ value }) => value === options.value)!.label}</span>${icon(chevron)}
      <select
      id=${options.id}
      aria-describedby=${ids(options)}
      aria-invalid=${options.trouble ? 'true' : 'false'}
      .value=${live(options.value)}
      @change=${(event: Event) => options.input(valueOf(event))}
    >
      ${all.map(({ value, label }) => html`<option value=${value} ?selected=${value === options.value}>${label}</option>`)}
    </select></span>`,
  );
}

/** One of a few, all in sight. */
export const chipField = (options: Omit<FieldOptions, 'trouble'>, choices: readonly FieldChoice[]): TemplateResult =>
  html`<fieldset class="chips" id=${options.id}>
    <legend>${options.label}</legend>
    ${choices.map(
      ({ value, label }) =>
        html`<label class="chip"
          ><input
            type="radio"
            class="visually-hidden"
            name=${options.id}
            value=${value}
            .checked=${live(value === options.value)}
            @change=${() => options.input(value)}
          /><span>${label}</span></label
        >`,
    )}
  </fieldset>`;

export const fieldStyles = css`
  .labelled {
    display: grid;
    gap: 4px;
    align-content: start;
    min-inline-size: 0;
  }
  .labelled > label,
  .chips > legend {
    font-size: var(--fw-body);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  /* Beside one another, label, hint, field and trouble have a row each: the fields stand in line, whatever is said around one of them. */
  @container part (min-width: 34em) {
    :is(.pair, .two, .three):has(> .labelled) {
      row-gap: 0;
      align-items: stretch;
      margin-block-end: -16px;
    }
    :is(.pair, .two, .three):has(> .labelled) > * {
      grid-row: span 4;
      margin-block-end: 16px;
    }
    :is(.pair, .two, .three) > .labelled {
      grid-template-rows: subgrid;
      row-gap: 0;
    }
    :is(.pair, .two, .three) > .labelled > label {
      align-self: end;
    }
    :is(.pair, .two, .three) > .labelled > .hint {
      grid-row: 2;
    }
    :is(.pair, .two, .three) > .labelled > .field {
      grid-row: 3;
      margin-block-start: 4px;
    }
    :is(.pair, .two, .three) > .labelled > .trouble {
      grid-row: 4;
      margin-block-start: 4px;
    }
  }
  textarea.field {
    display: block;
    max-block-size: 320px;
    field-sizing: content;
    resize: vertical;
  }
  .choice {
    position: relative;
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .choice > .chosen {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .choice > .icon {
    color: var(--fw-quiet);
  }
  .choice > select {
    position: absolute;
    inset: -1px;
    inline-size: calc(100% + 2px);
    block-size: calc(100% + 2px);
    opacity: 0;
    font-size: max(1em, 16px);
    cursor: pointer;
  }
  .choice:has(:focus-visible) {
    outline: 2px solid var(--fw-ink);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--fw-raised);
  }
  option {
    background: var(--fw-raised);
    color: var(--fw-ink);
  }
  .field.decimal {
    font-variant-numeric: tabular-nums;
  }
  .trouble {
    display: flex;
    gap: 6px;
    font-size: var(--fw-body);
    font-weight: 550;
    color: var(--fw-attention);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .chips > legend {
    float: inline-start;
    inline-size: 100%;
    padding: 0;
    margin-block-end: 4px;
  }
  .chip {
    min-inline-size: 44px;
  }
  .chip:focus-within:has(:focus-visible) {
    outline: 2px solid var(--fw-ink);
    outline-offset: 2px;
  }
`;
