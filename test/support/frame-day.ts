/**
 * A school whose widgets stand in frames of another site, as a browser of either engine sees them: the pages of `dist/cdn/embed/` on the school's origin,
 * the page around on another, and everything that is said between them written down.
 */
import { after, before, type TestContext } from 'node:test';
import type { Frame, Page } from 'puppeteer-core';
import { AnyBrowser, frameOf, press, type Engine } from './any-browser.js';
import { DemoSchool } from './demo-school.js';
import { eventually } from './eventually.js';
import { PlainSite } from './plain-site.js';

/** What a page around heard, in the order in which it came. */
export interface Heard {
  readonly origin: string;
  readonly data: unknown;
}

/** Writes down every message; `window.answer` may be a function that answers one. */
const listening = `<script>
  var heard = [];
  addEventListener('message', (event) => { heard.push({ origin: event.origin, data: event.data }); if (window.answer) window.answer(event); });
</script>`;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');

export interface FrameVisit {
  readonly page: Page;
  readonly frame: Frame;
  readonly said: string[];
  heard(): Promise<Heard[]>;
}

export class FrameDay {
  #school: DemoSchool | undefined;
  #site: PlainSite | undefined;
  #browser: AnyBrowser | undefined;

  constructor(engine: Engine) {
    before(async () => {
      this.#site = await PlainSite.open();
      const allowedOrigins = ['null', this.#site.origin];
      [this.#school, this.#browser] = await Promise.all([DemoSchool.open({ embedded: true, allowedOrigins }), AnyBrowser.start(engine)]);
    });
    after(async () => {
      await this.#browser?.close();
      await this.#site?.close();
      await this.#school?.close();
    });
  }

  get school(): DemoSchool {
    return this.#school!;
  }
  get site(): PlainSite {
    return this.#site!;
  }

  /** The address of a widget's own page; `more` goes into its query, and a token behind `#`. */
  address(widget: string, more: Readonly<Record<string, string>> = {}, token?: string): string {
    const query = new URLSearchParams({ api: '/api/', ...more });
    return `${this.school.origin}/cdn/embed/${widget}/?${query.toString()}${token === undefined ? '' : `#token=${token}`}`;
  }

  async open(t: TestContext, url: string) {
    const { close, ...opened } = await this.#browser!.open(url);
    t.after(close);
    return opened;
  }

  /** A page of the other site with this body and `head`, and the frame in it. */
  async around(t: TestContext, body: string, head = ''): Promise<FrameVisit> {
    const { page, said } = await this.open(t, this.site.put(body, listening + head));
    const frame = await frameOf(page, '/cdn/embed/');
    return { page, frame, said, heard: () => page.evaluate('heard') as Promise<Heard[]> };
  }

  /** The same around one frame with this address and these attributes. */
  framed(t: TestContext, address: string, attributes = '', head = ''): Promise<FrameVisit> {
    return this.around(t, `<h1>A course</h1><iframe src="${escaped(address)}" title="Check-ins" width="600" height="300" ${attributes}></iframe>`, head);
  }
}

/** Everything that a frame or page shows as text, or one element of it, through all shadow roots. */
export const textIn = (place: Frame | Page, selector = 'body'): Promise<string> =>
  place.evaluate((of) => {
    const read = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) return '';
      const inside = node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [];
      return [...inside, ...node.childNodes].map(read).join(' ');
    };
    return read(document.querySelector(of)!).replace(/\s+/g, ' ');
  }, selector);

export const shows = (place: Frame | Page, text: string | RegExp): Promise<string> =>
  eventually(
    `it shows ${String(text)}`,
    () => textIn(place),
    (all) => (typeof text === 'string' ? all.includes(text) : text.test(all)),
  );

/** Types key by key into the first field of the card. */
export async function writes({ page, frame }: FrameVisit, words: string): Promise<void> {
  await press(frame, 'textarea');
  await page.keyboard.type(words);
}
