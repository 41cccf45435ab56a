/** The site whose page the soak opens in real browsers: our store and its peers as one script each, and a way to have the browser clear all that it keeps. */
import type { Page } from 'puppeteer-core';
import { bundled } from '../bench/bundled.js';
import { fetched } from '../bench/fetched.js';
import { PlainSite } from '../support/plain-site.js';
import type { SoakPage } from './kill-page.js';

export interface SoakSite {
  readonly url: string;
  close(): Promise<void>;
}

export async function openSoakSite(): Promise<SoakSite> {
  const site = await PlainSite.open();
  const scripts = ['peers.js', 'kill-page.js'].map((name) => `<script type="module" src="/${name}"></script>`).join('');
  const head = '<meta charset="utf-8"><title>Soak</title><link rel="icon" href="data:,">';
  site.pages.put('/peers.js', { body: await fetched('promises/peers', 'peers.js') });
  site.pages.put('/kill-page.js', { body: await bundled('kill-page', 'promises') });
  site.pages.put('/soak.html', { body: `<!doctype html><html lang="en">${head}${scripts}` });
  site.pages.put('/clear', { body: '', headers: { 'Clear-Site-Data': '"storage"' } });
  return { url: `${site.origin}/soak.html`, close: () => site.close() };
}

type Called = { readonly [K in keyof SoakPage]: (...args: Parameters<SoakPage[K]>) => Promise<Awaited<ReturnType<SoakPage[K]>>> };

/** What `kill-page.ts` offers, called from outside of the page. */
export function soakIn(page: Page): Called {
  const call = (name: string, args: unknown[]) =>
    page.evaluate((what, given) => (globalThis as unknown as { soak: Record<string, (...some: unknown[]) => unknown> }).soak[what]!(...given), name, args);
  return new Proxy({} as Called, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        call(String(name), args),
  });
}
