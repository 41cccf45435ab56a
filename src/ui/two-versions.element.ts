/**
 * The same thing was changed twice: both versions side by side, and one decides, thing by thing or all at once (X-07). Both texts stay on
 * the page to be copied until the decision is made. It refuses to know what the things are; words come in, choices go out.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FlywheelElement } from '../element/flywheel-element.js';
import { icon } from './icon.js';
import { check } from './icons.js';
import { versionStyles } from './two-versions.styles.js';

/** Which side stays; `both` one after the other. */
export type VersionChoice = 'mine' | 'theirs' | 'both';

/** One thing to decide, ready to show. */
export interface VersionField {
  readonly name: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
  /** BCP 47 of the words, where they are a person's. */
  readonly languages?: { readonly mine: string; readonly theirs: string };
  /** Both may stay. */
  readonly both: boolean;
}

/** Everything is decided; `value` is the choice for each field. It never leaves the shadow root around it. */
export class VersionsChosenEvent extends Event {
  static readonly type = 'flywheel-versions-chosen';
  constructor(readonly value: Readonly<Record<string, VersionChoice>>) {
    super(VersionsChosenEvent.type, { bubbles: true });
  }
}

/** Who changed it, and when in words. */
export interface VersionSide {
  readonly name: string;
  readonly when: string;
}

/**
 * @tagname flywheel-two-versions
 * @fires {VersionsChosenEvent} flywheel-versions-chosen - Everything is decided; `value` is the choice for each field.
 */
export class FlywheelTwoVersions extends FlywheelElement {
  static override styles = versionStyles;

  @property({ attribute: false }) mine: VersionSide = { name: '', when: '' };
  @property({ attribute: false }) theirs: VersionSide = { name: '', when: '' };
  /** It is the viewer's own: they changed it in another window or on another device too, and nobody else did. */
  @property({ type: Boolean }) own = false;
  @property({ attribute: false }) fields: readonly VersionField[] = [];

  @state() private choices: Readonly<Record<string, VersionChoice>> = {};
  @state() private asked = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Another version has arrived: what was chosen between others does not count.
    if (!changed.has('fields')) return;
    const same = (field: VersionField): boolean =>
      (changed.get('fields') ?? []).some((b) => b.name === field.name && b.mine === field.mine && b.theirs === field.theirs);
    this.choices = Object.fromEntries(
      this.fields.flatMap((field) => (this.choices[field.name] && same(field) ? [[field.name, this.choices[field.name]!]] : [])),
    );
    this.asked = false;
  }

  override render(): TemplateResult {
    const several = this.fields.length > 1;
    return html`<section class="frame" aria-labelledby="title">
      <div>
        <h3 id="title">${this.own ? msg('This was changed in two places') : msg('You and somebody else changed this')}</h3>
        <p class="quiet">${msg('Nothing is lost. Choose what should stay.')}</p>
      </div>
      ${several ? this.#renderWhole() : nothing}
      <ul>
        ${this.fields.map((field, index) => this.#renderField(field, index))}
      </ul>
      ${this.asked ? html`<p class="missing" id="missing" role="alert">${msg('Please choose one for each.')}</p>` : nothing}
      <div class="actions"><button type="button" class="button primary" @click=${this.#onSave}>${icon(check)}${msg('Keep what I chose')}</button></div>
    </section>`;
  }

  #renderWhole(): TemplateResult {
    return html`<div class="whole">
      <button type="button" class="button" @click=${() => this.#all('mine')}>${this.own ? msg('All that is not sent yet') : msg('All of mine')}</button>
      <button type="button" class="button" @click=${() => this.#all('theirs')}>${this.own ? msg('All that the school has') : msg(str`All from ${this.theirs.name}`)}</button>
    </div>`;
  }

  #renderField(field: VersionField, index: number): TemplateResult {
    return html`<li>
      <fieldset>
        <legend dir="auto">${field.label}</legend>
        <div class="sides">
          ${this.#renderSide(field, 'mine', `${index}-mine`, field.mine)} ${this.#renderSide(field, 'theirs', `${index}-theirs`, field.theirs)}
          ${field.both ? this.#renderSide(field, 'both', `${index}-both`, undefined) : nothing}
        </div>
      </fieldset>
    </li>`;
  }

  #renderSide({ name, languages }: VersionField, choice: VersionChoice, id: string, text: string | undefined): TemplateResult {
    const side = choice === 'mine' ? this.mine : this.theirs;
    const title = choice === 'both' ? msg('Keep both, one after the other') : side.name;
    return html`<div class="side">
      <label for=${id}>
        <input type="radio" id=${id} name=${name} .checked=${this.choices[name] === choice} @change=${() => (this.choices = { ...this.choices, [name]: choice })} />
        <span><bdi class="name">${title}</bdi>${choice === 'both' ? nothing : html` <span class="quiet small">${side.when}</span>`}</span>
      </label>
      ${text === undefined ? nothing : html`<p class="text" dir="auto" lang=${(choice === 'mine' ? languages?.mine : languages?.theirs) || nothing}>${text}</p>`}
    </div>`;
  }

  #all(choice: 'mine' | 'theirs'): void {
    this.choices = Object.fromEntries(this.fields.map(({ name }) => [name, choice]));
  }

  #onSave(): void {
    this.asked = this.fields.some(({ name }) => !this.choices[name]);
    if (!this.asked) this.dispatchEvent(new VersionsChosenEvent(this.choices));
    else this.renderRoot.querySelector<HTMLElement>(`fieldset:not(:has(:checked)) input`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-two-versions': FlywheelTwoVersions;
  }
}
