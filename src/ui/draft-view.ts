/**
 * Around a form: words that came back from an earlier visit, another window's words, and where the words are kept right now. It knows no field:
 * whoever places it says what the words are.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.js';
import { check, copy, undo } from './icons.js';
import { moment } from './moment.js';
import { notice } from './notice.js';

/** Words in progress, as a form's own state. */
export interface KeptWords<Version> {
  readonly status: 'loading' | 'empty' | 'saving' | 'saved' | 'memory';
  readonly value: object | undefined;
  readonly restoredFrom: number | undefined;
  readonly others: readonly Version[];
}
export interface KeptFrame<Version extends { readonly savedAt: number }> {
  readonly draft: KeptWords<Version>;
  readonly locale: string;
  readonly timeZone: string;
  readonly now: number;
  /** Another window's words, in one line. */
  readonly line: (version: Version) => string;
  /** Where the keyboard goes when a line goes: a selector. */
  readonly next: string;
  readonly discard: () => void;
  readonly copy: () => void;
  readonly take: (version: Version) => void;
  readonly discardOther: (version: Version) => void;
}

/** Above the form. */
export function restoredView<Version extends { readonly savedAt: number }>(frame: KeptFrame<Version>): TemplateResult {
  const { draft, locale, timeZone, now, next, discard } = frame;
  const since = draft.restoredFrom;
  return html`${
    since === undefined
      ? nothing
      : html`<p class="restored">
          ${icon(undo)}<span>${msg(str`Your words from ${moment(since, now, locale, timeZone)} are here.`)}</span>
          <button type="button" class="link quiet" data-next=${next} @click=${discard}>${msg('Discard')}</button>
        </p>`
  }${draft.others.map((version) => fork(version, frame))}`;
}

function fork<Version extends { readonly savedAt: number }>(
  version: Version,
  { line, locale, timeZone, now, take, discardOther }: KeptFrame<Version>,
): TemplateResult {
  return notice({
    tone: 'plain',
    icon: copy,
    title: msg(str`You also wrote this in another window (${moment(version.savedAt, now, locale, timeZone)}):`),
    text: html`<p dir="auto" class="item-words">${line(version)}</p>`,
    actions: html`<button type="button" class="button" @click=${() => take(version)}>${msg('Go on with this one')}</button>
      <button type="button" class="link quiet" @click=${() => discardOther(version)}>${msg('Throw away')}</button>`,
  });
}

/** Where the words are right now. */
export function keptView({ status, value }: KeptWords<unknown>, copyWords: () => void): TemplateResult | typeof nothing {
  if (status === 'saved') return html`${icon(check)}${msg('Saved on this device')}`;
  if (status === 'saving') return html`${msg('Saving…')}`;
  if (status !== 'memory' || !value) return nothing;
  return html`${msg('Kept only while this page is open.')} <button type="button" class="link" @click=${copyWords}>${icon(copy)}${msg('Copy text')}</button>`;
}

/** For ears, and only the newest thing. */
export function keptWord({ status, restoredFrom }: KeptWords<unknown>): string {
  if (restoredFrom !== undefined) return msg('Your words from an earlier visit are back.');
  if (status === 'saved') return msg('Saved on this device');
  return status === 'memory' ? msg('Kept only while this page is open.') : '';
}

export const draftStyles = css`
  .restored {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    font-size: var(--fw-body);
    padding: 0 12px;
    min-block-size: 44px;
    border-inline-start: 3px solid var(--fw-accent);
    background: var(--fw-accent-soft);
    border-radius: 4px;
  }
  .restored > span {
    flex: 1 1 min(12em, 70%);
    padding-block: 6px;
  }
  /* Below the words where it has no room beside them. */
  .restored > .link {
    margin-inline-start: calc(1.25em - 1px);
  }
  .problem {
    display: flex;
    gap: 8px;
    font-size: var(--fw-body);
    font-weight: 550;
    color: var(--fw-attention);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .actions .primary {
    min-inline-size: 8em;
  }
  .kept {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 6px;
    min-block-size: 24px;
    margin-inline-start: auto;
  }
  @container card (max-width: 400px) {
    .actions .button {
      inline-size: 100%;
    }
    .actions .link {
      margin-inline-start: -10px;
    }
    /* Where it has a line to itself, that line is there once there is something to say. */
    .kept:empty {
      display: none;
    }
  }
`;
