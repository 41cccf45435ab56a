/**
 * oEmbed 1.0 (https://oembed.com) for the embed pages of the site it stands on: who pastes such an address into a blog gets the frame for it. It answers for
 * those pages alone, says nothing of anybody, and knows neither API nor database. Its addresses come from the request, so there is nothing to set.
 */
import { readAddress, writeAddress, type AddressReading } from '../../src/embed/spellings.js';
import { widgetTitles } from '../widget-titles.js';

/** Where the folder of widgets stands on the site, and where its oEmbed is asked. */
export interface OembedPlaces {
  /** `/widgets/embed/`. */
  readonly pages: string;
  /** `/oembed`. */
  readonly endpoint: string;
}

const WIDTH = 640;
const HEIGHT = 640;
const DAY_SECONDS = 86_400;

/** What these lead to is about one person: a link may go there, a public answer may not. */
const personal = ['student', 'goal', 'thread'];

/** A size that the asker can take, in whole pixels; ours where it says none, or none that makes sense. */
function within(most: string | null, ours: number): number {
  const limit = most !== null && /^\d{1,5}$/.test(most) ? Number(most) : 0;
  return limit > 0 ? Math.min(limit, ours) : ours;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character]!);

/** A status of the specification where there is no frame to give; its words never repeat what was asked. */
class NoFrame extends Error {
  constructor(
    readonly status: 401 | 404 | 501,
    title: string,
  ) {
    super(title);
  }
}

/** What the address says; a status of the specification where there is no answer for it. */
function asked(url: string | null, pages: URL): Required<Pick<AddressReading, 'widget'>> & AddressReading {
  if (url === null || !URL.canParse(url)) throw new NoFrame(404, 'url has to be the whole address of an embed page');
  const address = new URL(url);
  const reading = address.username || address.password ? undefined : readAddress(address, pages);
  if (!reading?.widget) throw new NoFrame(404, 'There is no embed page at this url');
  const isPersonal = personal.some((name) => reading.values[name] !== undefined);
  if (isPersonal || address.searchParams.has('token') || address.hash !== '') throw new NoFrame(401, 'This url is about one person: link to it instead');
  if (reading.faults.length > 0) throw new NoFrame(404, `There is no embed page at this url: ${reading.faults.join('; ')}`);
  return { ...reading, widget: reading.widget };
}

function answer(query: URLSearchParams, pages: URL): Response {
  if ((query.get('format') ?? 'json') !== 'json') throw new NoFrame(501, 'Only format=json');
  const { widget, values, host } = asked(query.get('url'), pages);
  const title = widgetTitles[widget];
  const [width, height] = [within(query.get('maxwidth'), WIDTH), within(query.get('maxheight'), HEIGHT)];
  const src = escaped(writeAddress(widget, values, pages, host).href);
  const html = `<iframe src="${src}" title="${escaped(title)}" width="${width}" height="${height}" style="border:0;max-width:100%" loading="lazy"></iframe>`;
  const body = { version: '1.0', type: 'rich', provider_name: 'Flywheel', title, width, height, html, cache_age: DAY_SECONDS };
  return Response.json(body, {
    headers: { 'Cache-Control': `public, max-age=${DAY_SECONDS}`, 'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff' },
  });
}

/** Answers `GET {endpoint}?url=…&maxwidth=…&maxheight=…&format=json`. */
export function answerOembed(request: Request, { pages }: OembedPlaces): Response {
  const url = new URL(request.url);
  try {
    return answer(url.searchParams, new URL(pages, url));
  } catch (error) {
    if (!(error instanceof NoFrame)) throw error;
    const { status, message } = error;
    return new Response(JSON.stringify({ title: message, status }), {
      status,
      headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
    });
  }
}

/**
 * The `Link` header by which an embed page says where its oEmbed is. The page itself is a file and cannot: the link names the page's whole address with its
 * options, and those who look for it run no scripts.
 */
export function oembedLink(page: URL, { endpoint, pages }: OembedPlaces): string | undefined {
  if (!readAddress(page, new URL(pages, page))?.widget) return undefined;
  const target = new URL(endpoint, page);
  target.searchParams.set('url', page.href);
  target.searchParams.set('format', 'json');
  return `<${target.href}>; rel="alternate"; type="application/json+oembed"`;
}
