/**
 * A browser of either engine on a profile of its own, closed or killed and started again, whose files can be read for words. A card on its pages is driven by
 * what it says and what can be pressed. It knows nothing of how a page keeps anything.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { press, type Engine } from './any-browser.js';
import { chromeArgs, findChrome, findFirefox } from './browsers.mjs';
import { eventually } from './eventually.js';
import { keptOnDevice } from './kept-on-device.js';

export class Profile {
  #browser: Browser | undefined;

  /** @param path an empty folder, where it is not to lie among all other temporary files */
  constructor(
    readonly engine: Engine,
    readonly path = mkdtempSync(join(tmpdir(), 'flywheel-sealed-')),
  ) {}

  async start(): Promise<void> {
    const common = { headless: true, userDataDir: this.path } as const;
    this.#browser =
      this.engine === 'firefox'
        ? await puppeteer.launch({ ...common, browser: 'firefox', executablePath: findFirefox()! })
        : await puppeteer.launch({ ...common, executablePath: await findChrome(), args: [...chromeArgs] });
  }

  /** A page of the profile itself: what it keeps outlives the browser. */
  async open(url: string): Promise<ProfilePage> {
    const page = await this.#browser!.newPage();
    await page.setViewport({ width: 800, height: 900 });
    await page.evaluateOnNewDocument('globalThis.__name ??= (named) => named');
    await page.goto(url);
    return new ProfilePage(page);
  }

  /** As a person closes it: it writes down what it still has to. */
  async close(): Promise<void> {
    await this.#browser?.close();
    this.#browser = undefined;
  }

  /** No farewell. */
  async kill(): Promise<void> {
    const child = this.#browser!.process()!;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid!, 'SIGKILL');
    await gone;
    await this.#browser!.disconnect();
    this.#browser = undefined;
  }

  async remove(): Promise<void> {
    await this.close();
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  /** The files of the closed browser in which `text` stands, in one byte a letter or in two. */
  filesWith(text: string | Buffer): string[] {
    const forms = typeof text === 'string' ? [Buffer.from(text), Buffer.from(text, 'utf16le')] : [text];
    return readdirSync(this.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => forms.some((form) => readFileSync(file).includes(form)));
  }
}

export class ProfilePage {
  constructor(readonly page: Page) {}

  /** Everything that can be read on it, through all shadow roots, what stands in fields included. */
  text(): Promise<string> {
    return this.page.evaluate(() => {
      const said: string[] = [];
      const look = (root: ParentNode): void => {
        for (const one of root.querySelectorAll('*')) {
          if (one instanceof HTMLTextAreaElement || one instanceof HTMLInputElement) said.push(one.value);
          for (const { name, value } of one.attributes) if (name !== 'token') said.push(value);
          for (const child of one.childNodes) if (child.nodeType === Node.TEXT_NODE && !(one instanceof HTMLScriptElement)) said.push(child.nodeValue ?? '');
          if (one.shadowRoot) look(one.shadowRoot);
        }
      };
      look(document.body);
      return said.filter((text) => text.trim()).join('\n');
    });
  }

  async says(words: string | RegExp): Promise<void> {
    await eventually(
      `the page says ${String(words)}`,
      () => this.text(),
      (text) => (typeof words === 'string' ? text.includes(words) : words.test(text)),
    );
  }

  /** The words as they are now are called saved, for eyes: what was last read aloud may be older. */
  async saved(): Promise<void> {
    await eventually(
      'the words are called saved',
      () =>
        this.page.evaluate(() => {
          const says = (root: ParentNode): boolean =>
            [...root.querySelectorAll('*')].some((one) => {
              const isOwn = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() === 'Saved on this device');
              return (isOwn && !one.closest('[role="status"]')) || (one.shadowRoot !== null && says(one.shadowRoot));
            });
          return says(document);
        }),
      (isSaved) => isSaved,
    );
  }

  /** Adds to what stands in the form, key by key. */
  async type(words: string): Promise<void> {
    await this.says(/How is .* today/);
    await press(this.page, 'textarea');
    await this.page.keyboard.press('End');
    await this.page.keyboard.type(words);
  }

  press(selector: string, label?: string): Promise<void> {
    return press(this.page, selector, label);
  }

  /** Everything in its storage, and bytes as the letters they would be. */
  stored(): Promise<string> {
    return keptOnDevice(this.page);
  }
}
