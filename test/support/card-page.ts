/**
 * The check-in card as the person before it knows it: by what it says and what can be pressed. Shadow roots are open, so roles and labels reach through.
 * It knows no class and no property of the card.
 */
import type { Locator, Page } from 'playwright-core';
import type { Mode } from '../../src/contract/check-in.js';
import { eventually } from './eventually.js';

export class CardPage {
  constructor(readonly root: Locator) {}

  /** The card of that mode on a page; the first of several. */
  static on(page: Page, mode: Mode = 'feelings'): CardPage {
    const plain = 'flywheel-check-in-card';
    const selector =
      mode === 'feelings' ? `${plain}:not([mode]):not([group]), ${plain}[mode="feelings"]:not([group])` : `${plain}[mode="${mode}"]:not([group])`;
    return new CardPage(page.locator(selector).first());
  }

  /** Whose card it is: its heading, or the chosen option of the student chooser. */
  get whose(): Locator {
    return this.root.getByRole('heading', { level: 2 });
  }
  get note(): Locator {
    return this.root.getByRole('textbox', { name: 'A few words, if you like' });
  }
  get send(): Locator {
    return this.button('Send');
  }
  /** What has left the form and not arrived. */
  get waiting(): Locator {
    return this.root.getByRole('region', { name: 'Not sent yet' });
  }
  /** Today's voices. */
  get today(): Locator {
    return this.root.getByRole('region', { name: 'Today' });
  }
  /** Another window's words. */
  get fork(): Locator {
    return this.root.getByText('You also wrote this in another window');
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }
  feeling(name: string): Locator {
    return this.root.getByRole('radio', { name, exact: true });
  }

  /** Waits until the card says this somewhere. */
  async says(text: string | RegExp): Promise<void> {
    await this.#see(this.root.getByText(text).first());
  }

  /** Waits for a part of the card; where it does not come, the error tells what the card said instead. */
  async #see(part: Locator, state: 'visible' | 'detached' = 'visible'): Promise<void> {
    try {
      await part.waitFor({ state });
    } catch (error) {
      const said = await this.root.ariaSnapshot({ timeout: 1000 }).catch(() => '(there is no card)');
      throw new Error(`…${part.toString().slice(-120)} did not become ${state}. The card says:\n${said}`, { cause: error });
    }
  }

  /** Waits until the form is there for writing; opens it where the card begins folded or without words. */
  async ready(): Promise<void> {
    const folded = this.root.getByRole('button', { name: /^Check in (again|after all)$/ });
    const words = this.button('Add a few words');
    await this.#see(this.note.or(folded).or(words).first());
    if (await folded.isVisible()) await folded.click();
    await this.note.or(words).first().waitFor();
    if (await words.isVisible()) await words.click();
    await this.note.waitFor();
  }

  /** After what is there: all but the last letter at once, as from a phone's suggestions, and that by its key. */
  async type(text: string): Promise<void> {
    await this.ready();
    await this.note.press('Control+End');
    await this.root.page().keyboard.insertText(text.slice(0, -1));
    await this.note.pressSequentially(text.slice(-1));
  }

  /** The same key by key, where it is about each key. */
  async typeByKeys(text: string): Promise<void> {
    await this.ready();
    await this.note.press('Control+End');
    await this.note.pressSequentially(text);
  }

  /** Resolves once the card shows that the words, as they are now, are safe on this device. What was last read aloud may be older. */
  async saved(): Promise<void> {
    await this.#see(this.root.getByText('Saved on this device').and(this.root.page().locator(':not([role="status"])')));
  }

  /** Waits until the form holds exactly these words. */
  async holds(words: string): Promise<void> {
    await this.#see(this.note);
    await eventually(
      'the form holds the words',
      () => this.note.inputValue(),
      (value) => value === words,
    );
  }

  /** Resolves once the words stand among today's voices and nothing waits any more. */
  async arrived(words: string): Promise<void> {
    await this.#see(this.today.getByText(words, { exact: true }).first());
    await this.#see(this.waiting, 'detached');
  }
}
