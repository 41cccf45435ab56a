/** Files for a browser: the demo's pages as built, the library for a plain script tag, and pages that a test writes itself. It knows no API. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Where what begins with this is found. Two names for one folder: two copies of the library on one page. */
const places: readonly (readonly [prefix: string, folder: string])[] = [
  ['/cdn/', folder('dist/cdn/')],
  ['/cdn-again/', folder('dist/cdn/')],
  ['/', folder('.flywheel/pages/')],
];
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export interface OwnPage {
  readonly body: string;
  /** `text/html` unless said. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export class Pages {
  readonly #own = new Map<string, OwnPage>();

  /** From now on `path` is this. */
  put(path: string, page: OwnPage): void {
    this.#own.set(path, page);
  }

  serve(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
    const own = this.#own.get(pathname);
    // A page in a sandboxed frame has no origin: its modules come by CORS.
    outgoing.setHeader('Access-Control-Allow-Origin', '*');
    if (own) {
      outgoing.writeHead(200, { 'Content-Type': own.type ?? 'text/html; charset=utf-8', ...own.headers }).end(own.body);
      return;
    }
    const file = fileOf(pathname);
    if (!file) {
      outgoing.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such page.');
      return;
    }
    outgoing.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  }
}

function fileOf(pathname: string): string | undefined {
  const [prefix, root] = places.find(([start]) => pathname.startsWith(start))!;
  const path = join(root, normalize(decodeURIComponent(pathname.slice(prefix.length))));
  const file = path.endsWith('/') ? join(path, 'index.html') : path;
  return file.startsWith(root) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}
