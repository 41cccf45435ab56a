/** Asks what becomes of words that were not sent, before somebody signs out. Loaded only then. It knows a number, no words. */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { defineElement } from '../element/define-element.js';
import { FlywheelElement } from '../element/flywheel-element.js';
import { currentLanguage, directionOf } from '../i18n/locale.js';
import type { UnsentChoice } from './ports.js';
import { unsentTitle, unsentWarning } from './unsent-words.js';

/** Where it may stay: who can read it then. */
const keptWarning = (): string => msg('You can leave your words locked on this device. Nobody else can open them. They are back when you sign in here again.');
const keepWord = (days: number): string => (days === 1 ? msg('Keep locked for 1 day and sign out') : msg(str`Keep locked for ${days} days and sign out`));

/** @tagname flywheel-unsent-dialog */
export class FlywheelUnsentDialog extends FlywheelElement {
  static override styles = css`
    dialog {
      max-inline-size: min(30em, calc(100vw - 32px));
      padding: 24px;
      border: 1px solid var(--fw-line);
      border-radius: var(--fw-radius);
      background: var(--fw-surface);
      color: var(--fw-ink);
      box-shadow: var(--fw-shadow);
    }
    dialog::backdrop {
      background: color-mix(in oklch, var(--fw-ink) 40%, transparent);
    }
    h2 {
      margin: 0 0 8px;
      font-size: var(--fw-title);
      text-wrap: balance;
    }
    p {
      margin: 0 0 16px;
    }
    form {
      display: grid;
      gap: 8px;
    }
    button {
      min-block-size: 44px;
      padding: 8px 16px;
      border: 1px solid var(--fw-edge);
      border-radius: var(--fw-radius-control);
      background: var(--fw-raised);
      color: inherit;
      font: inherit;
      font-weight: 600;
      cursor: pointer;
    }
    button[value='send'] {
      border-color: transparent;
      background: var(--fw-accent);
      color: var(--fw-on-accent);
    }
    :focus-visible {
      outline: 2px solid var(--fw-ink);
      outline-offset: 2px;
    }
  `;

  @property({ type: Number }) count = 0;
  /** Something of it can go without its writer: it has left the form. */
  @property({ type: Boolean }) sendable = true;
  /** For how many days it may stay on this device, sealed; not offered where it cannot. */
  @property({ type: Number }) keepDays?: number | undefined;

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  /** Resolves with what was chosen; Escape stays. */
  async ask(): Promise<UnsentChoice> {
    await this.updateComplete;
    return new Promise((resolve) => {
      this.dialog.addEventListener('close', () => resolve((this.dialog.returnValue || 'stay') as UnsentChoice), { once: true });
      this.dialog.showModal();
    });
  }

  override render(): TemplateResult {
    const language = currentLanguage();
    return html`<dialog aria-labelledby="title" lang=${language} dir=${directionOf(language)}>
      <h2 id="title">${unsentTitle(this.count)}</h2>
      <p>${this.keepDays ? keptWarning() : unsentWarning()}</p>
      <form method="dialog">
        ${this.sendable ? html`<button value="send" autofocus>${msg('Send now, then sign out')}</button>` : nothing}
        ${this.keepDays ? html`<button value="keep">${keepWord(this.keepDays)}</button>` : nothing}
        <button value="delete">${msg('Delete and sign out')}</button>
        <button value="stay">${msg('Stay signed in')}</button>
      </form>
    </dialog>`;
  }
}

export async function askAboutUnsent(count: number, sendable: boolean, keepDays: number | undefined): Promise<UnsentChoice> {
  defineElement('flywheel-unsent-dialog', FlywheelUnsentDialog);
  const element = document.createElement('flywheel-unsent-dialog') as FlywheelUnsentDialog;
  element.count = count;
  element.sendable = sendable;
  element.keepDays = keepDays;
  document.body.append(element);
  try {
    return await element.ask();
  } finally {
    element.remove();
  }
}
