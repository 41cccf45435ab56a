/**
 * The messages as the person before them knows them, in the language that they read: by what is said and what can be pressed. Shadow roots are open, so roles
 * and labels reach through. It knows no class and no property of the widget.
 */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.js';

/** The words of the library in another language, from the file that its translators write in. */
function wordsOf(language: 'ar' | 'es'): (english: string) => string {
  const file = readFileSync(new URL(`../../src/i18n/xliff/${language}.xlf`, import.meta.url), 'utf8');
  const found = new Map([...file.matchAll(/<source>([^<]*)<\/source>\s*<target>([^<]*)<\/target>/g)].map(([, english, other]) => [english, other!]));
  return (english) => {
    const words = found.get(english);
    if (words === undefined) throw new Error(`“${english}” has no words in ${language}`);
    return words;
  };
}

export interface Picture {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What can be seen in it. */
  readonly alt: string;
}

export class ThreadPage {
  readonly #word: (english: string) => string;
  readonly root: Locator;

  constructor(
    readonly page: Page,
    language: 'en' | 'ar' = 'en',
  ) {
    this.root = page.locator('flywheel-message-thread').first();
    this.#word = language === 'en' ? (english) => english : wordsOf(language);
  }

  get field(): Locator {
    return this.root.getByRole('textbox', { name: this.#word('Your message'), exact: true });
  }
  get messages(): Locator {
    return this.root.getByRole('article');
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name: this.#word(name), exact: true });
  }
  message(words: string): Locator {
    return this.messages.filter({ hasText: words });
  }

  /** Key by key, after what is there. */
  async type(words: string): Promise<void> {
    await this.field.press('Control+End');
    await this.field.pressSequentially(words);
  }

  async attach({ name, bytes, alt }: Picture): Promise<void> {
    await this.button('Files and sound').click();
    await this.root.locator('input[type="file"]').setInputFiles({ name, mimeType: 'image/png', buffer: Buffer.from(bytes) });
    await this.root.getByRole('textbox', { name: this.#word('What can be seen in it?') }).fill(alt);
  }

  /** Until the form says that everything in it is on the disk. */
  async saved(): Promise<void> {
    await this.root.getByText(this.#word('Saved on this device')).and(this.page.locator(':not([role="status"])')).waitFor();
  }

  /** Until the last messages say this, each once and in this order, and nothing waits any more. */
  async endsWith(...words: readonly string[]): Promise<void> {
    await eventually(
      'the thread ends so',
      async () => (await this.messages.allInnerTexts()).slice(-words.length),
      (said) => said.length === words.length && said.every((one, at) => one.includes(words[at]!)),
    );
    for (const one of words) if ((await this.message(one).count()) !== 1) throw new Error(`“${one}” is there more than once`);
  }

  /** Asks for the picture of a message, and says what is drawn of it. */
  async picture(words: string, alt: string): Promise<{ readonly width: number; readonly height: number }> {
    await this.message(words)
      .getByRole('button', { name: new RegExp(`^${this.#word('Show picture')}`) })
      .click();
    const canvas = this.message(words).getByRole('img', { name: alt, exact: true });
    await canvas.waitFor();
    const size = () => canvas.evaluate((drawn) => ({ width: (drawn as HTMLCanvasElement).width, height: (drawn as HTMLCanvasElement).height }));
    return eventually('the picture is drawn', size, ({ width }) => width !== 300);
  }
}
