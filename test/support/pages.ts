/**
 * Pages for a browser: the demo's own as it serves them, with their policy; the library for a plain script tag; and pages that a test writes itself. It
 * knows no API.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSite } from '../../demo/api/site.js';
import { ensureBuilt, pagesFolder } from '../../demo/build.mjs';

const folder = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Modules by the folder they are in. Two names for one folder: two copies of the library on one page. */
const modules: readonly (readonly [prefix: string, folder: string])[] = [
  ['/cdn/', folder('dist/cdn/')],
  ['/cdn-again/', folder('dist/cdn/')],
  ['/lib/', folder('dist/')],
  ['/lib-again/', folder('dist/')],
  ['/packages/', folder('node_modules/')],
  ['/packages-again/', folder('node_modules/')],
];

export interface OwnPage {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export class Pages {
  readonly #own = new Map<string, OwnPage>();
  #site: Promise<ReturnType<typeof createSite>> | undefined;

  /** From now on `path` is this; a script where its name ends in `.js`, a style sheet where in `.css`, else HTML. */
  put(path: string, page: OwnPage): void {
    this.#own.set(path, page);
  }

  async serve(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const own = this.#own.get(pathname);
    if (own) return new Response(own.body, { headers: { 'Content-Type': typeOf(pathname), 'Access-Control-Allow-Origin': '*', ...own.headers } });
    const found = modules.find(([prefix]) => pathname.startsWith(prefix));
    if (found) return fileOf(join(found[1], normalize(decodeURIComponent(pathname.slice(found[0].length)))), pathname);
    // Built once for all who ask, and only where somebody asks for one of them.
    this.#site ??= ensureBuilt().then(() => createSite(pagesFolder));
    return (await this.#site)(request);
  }
}

const typeOf = (path: string): string => (/\.m?js$/.test(path) ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8');

function fileOf(path: string, pathname: string): Response {
  const file = path.endsWith('/') ? `${path}index.html` : path;
  if (!existsSync(file)) return new Response(`There is no ${pathname}; was the library built?`, { status: 404 });
  // A page in a sandboxed frame has no origin: its modules come by CORS.
  return new Response(readFileSync(file), { headers: { 'Content-Type': typeOf(file), 'Access-Control-Allow-Origin': '*' } });
}
