/**
 * A person's words, as text and nothing else: in their own direction and language, translated where the school has a translation with the
 * original one press away (X-15), folded where they are very long. Nothing is ever cut off for good.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Note } from '../../contract/check-in.js';
import { languageWord } from './entry-words.js';

export interface NoteOptions {
  readonly locale: string;
  /** A folded note is open. */
  readonly whole: boolean;
  /** The original is shown in place of the translation. */
  readonly original: boolean;
  readonly toggle: (what: 'whole' | 'original') => void;
}

/** What no card of a day can hold at a glance. */
export const isLong = (text: string): boolean => text.length > 480 || text.split('\n', 9).length > 8;

export function noteView(note: Note, options: NoteOptions): TemplateResult {
  const { whole, original, toggle } = options;
  const shown = note.translation && !original ? note.translation : note;
  const long = isLong(shown.text);
  return html`<div class="words">
    <p class="note ${long && !whole ? 'folded' : ''}" id="note" dir="auto" lang=${shown.language}>${shown.text}</p>
    ${
      long
        ? html`<button type="button" class="link no-print" aria-expanded=${whole} aria-controls="note" @click=${() => toggle('whole')}>${whole ? msg('Show less') : msg('Show all')}</button>`
        : nothing
    }
    ${note.translation ? translationLine(note, note.translation, options) : nothing}
  </div>`;
}

function translationLine(note: Note, { by }: NonNullable<Note['translation']>, { locale, original, toggle }: NoteOptions): TemplateResult {
  const language = languageWord(note.language, locale);
  const from = by === 'person' ? msg(str`Translated from ${language} by a person`) : msg(str`Translated from ${language} by a computer`);
  return html`<p class="translated small quiet">
    <span>${original ? msg(str`The original, in ${language}`) : from}</span>
    <button type="button" class="link no-print" aria-pressed=${original} @click=${() => toggle('original')}>${original ? msg('Show translation') : msg('Show original')}</button>
  </p>`;
}

export const noteStyles = css`
  .words {
    display: grid;
    justify-items: start;
    min-inline-size: 0;
  }
  .note {
    inline-size: 100%;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .note.folded {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 6;
    line-clamp: 6;
    overflow: hidden;
  }
  .words .link {
    padding-inline: 8px;
    margin-inline: -8px;
    margin-block: -4px -10px;
  }
  .translated {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 16px;
  }
  .words .translated .link {
    margin-block: -8px;
  }
  @media print {
    .note.folded {
      display: block;
      -webkit-line-clamp: none;
      line-clamp: none;
      overflow: visible;
    }
  }
`;
