/**
 * A web site of nothing but files: the built library and pages that a test writes. Two of them are two origins, and to a browser another site than the
 * school's, which is on `localhost`. It knows no school and no browser.
 */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Pages } from './pages.js';

export class PlainSite {
  readonly pages = new Pages();
  #made = 0;
  readonly #server = createAdaptorServer({ fetch: (request: Request) => this.pages.serve(request) }) as Server;

  static async open(): Promise<PlainSite> {
    const site = new PlainSite();
    await new Promise<void>((resolve) => site.#server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A page with this body, among others; its address. */
  put(body: string, head = ''): string {
    const path = `/page-${this.#made++}.html`;
    const start = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title><link rel="icon" href="data:,">';
    this.pages.put(path, { body: `${start}${head}<body>${body}</body></html>` });
    return this.origin + path;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
