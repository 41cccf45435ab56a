/** A web site of nothing but files: the built library and pages that a test writes. Two of them are two origins. It knows no school and no browser. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Pages } from './pages.js';

export class PlainSite {
  readonly pages = new Pages();
  readonly #server = createAdaptorServer({ fetch: (request: Request) => this.pages.serve(request) }) as Server;

  static async open(): Promise<PlainSite> {
    const site = new PlainSite();
    await new Promise<void>((resolve) => site.#server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
