/**
 * The demo's pages as files over HTTP, under a strict policy: nothing runs, styles or is asked for that is not the site's own. Only what is in
 * the folder can be asked for; it knows nothing of the API.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { answerOembed, oembedLink, type OembedPlaces } from './oembed.js';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
].join('; ');
/** Two copies of Lit make two policies of one name; every other page allows one. */
const trustedTypes = (path: string) => (path.endsWith('/two-copies.html') ? "trusted-types lit-html 'allow-duplicates'" : 'trusted-types lit-html');

/** Where the folder of widgets is, as a school has it on its site, and where the address of one of its pages is turned into a frame. */
const oembed: OembedPlaces = { pages: '/widgets/embed/', endpoint: '/oembed' };

/** Bundlers put a hash of the content into the names of what may be kept for ever. */
const isForEver = (path: string): boolean => /-[\w-]{8}\.\w+$/.test(path);
/** The widgets' own pages bring a policy that lets them ask any API, and may stand in a frame of any site: that is what they are for. */
const policyOf = (path: string): Record<string, string> =>
  path.startsWith(oembed.pages) ? {} : { 'Content-Security-Policy': `${policy}; ${trustedTypes(path)}` };

/** Answers a request for a page or one of its files. The folder is read once, a megabyte: a build that empties it takes nothing from who is served. */
export function createSite(folder: string): (request: Request) => Promise<Response> {
  const files = filesIn(folder);
  const answer = (request: Request): Response => {
    const url = new URL(request.url);
    const { pathname } = url;
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET and HEAD.', { Allow: 'GET, HEAD' });
    if (pathname === oembed.endpoint) return answerOembed(request, oembed);
    const path = [pathname, `${pathname}.html`, `${pathname}index.html`].find((one) => files.has(one)) ?? pathname;
    const content = files.get(path);
    if (content === undefined) return plain(404, 'There is no such page.');
    const isPage = path.endsWith('.html');
    const link = isPage ? oembedLink(url, oembed) : undefined;
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(content), {
      headers: {
        'Content-Type': types[extname(path)] ?? 'application/octet-stream',
        'Cache-Control': isForEver(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        // A page in a sandboxed frame has no origin, and fetches its own modules and fonts by CORS.
        ...(link === undefined ? {} : { Link: link }),
        ...(isPage ? policyOf(path) : { 'Access-Control-Allow-Origin': '*' }),
      },
    });
  };
  return (request) => Promise.resolve(answer(request));
}

/** By the path of their address. */
function filesIn(folder: string): Map<string, Buffer> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      return [path.slice(folder.length).split(sep).join('/').replace(/^\/*/, '/'), readFileSync(path)];
    }),
  );
}

function plain(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } });
}
