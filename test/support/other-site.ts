/**
 * A web site that is not the school's: another origin, on another host name, whose pages a test writes. It serves what it was given, and lets nobody else
 * read it.
 */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export class OtherSite {
  readonly #pages = new Map<string, string>();
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<OtherSite> {
    const site: OtherSite = new OtherSite(createServer((request, response) => site.#answer(request.url ?? '', response)));
    await new Promise<void>((resolve) => site.#server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  /** On an address, where the school's is on `localhost`: to a browser they are two sites. */
  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A page with this body; its address. */
  put(body: string, head = ''): string {
    const path = `/page-${this.#pages.size}.html`;
    this.#pages.set(
      path,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title><link rel="icon" href="data:,">${head}<body>${body}</body></html>`,
    );
    return this.origin + path;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(url: string, response: ServerResponse): void {
    const body = this.#pages.get(new URL(url, 'http://localhost').pathname);
    response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(body ?? 'There is no such page.');
  }
}
