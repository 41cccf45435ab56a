/** A text to copy, with its name, a sentence about it and a button; what happened is told to the listener, who says it aloud. */
import { make } from '../make.js';

export interface CopyBox {
  readonly element: HTMLElement;
  show(text: string): void;
}

/** @param tell hears what to say once the button was pressed */
export function copyBox(title: string, about: string, tell: (sentence: string) => void): CopyBox {
  const code = make('code');
  const id = `copy-${title.toLowerCase().replaceAll(/\W+/g, '-')}`;
  // It scrolls sideways, so the keyboard has to reach it.
  const text = make('pre', { tabIndex: 0, dir: 'ltr' }, code);
  text.setAttribute('role', 'region');
  text.setAttribute('aria-labelledby', id);
  const button = make('button', { type: 'button', textContent: 'Copy' });
  button.setAttribute('aria-label', `Copy: ${title}`);
  button.addEventListener('click', () => void copy());

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(code.textContent);
      tell(`Copied: ${title}.`);
    } catch {
      // The browser does not let the page: what is to be copied is marked, and the keys are named.
      getSelection()?.selectAllChildren(code);
      text.focus();
      tell(`Your browser did not let this page copy. ${title} is marked: press Ctrl+C, or Command+C on a Mac.`);
    }
  }

  const head = make('div', { className: 'copy-head' }, make('h3', { id, textContent: title }), button);
  return { element: make('section', { className: 'copy' }, head, make('p', { textContent: about }), text), show: (next) => (code.textContent = next) };
}
