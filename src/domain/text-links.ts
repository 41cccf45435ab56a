/**
 * Links in what people wrote: the text cut into plain parts and links that are safe to follow. Only `https`, `http`, `mailto` and `tel`, only as written out;
 * nothing is guessed from a bare name. One pass over the text, whose cost grows with its length alone; no pattern that can go back.
 */
export interface TextPart {
  readonly text: string;
  /** What the link leads to, as the browser's own parser spells it. */
  readonly href?: string;
}

const starts = ['https://', 'http://', 'mailto:', 'tel:'] as const;
/** A link longer than this is not read as one. */
const LONGEST = 2048;

const isSpace = (code: number): boolean =>
  code <= 0x20 || code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200f) || code === 0x3000 || code === 0xfeff;
/** Directions that could make a link read as another one, and line ends that only some know. */
const isHidden = (code: number): boolean => (code >= 0x2028 && code <= 0x202f) || (code >= 0x2060 && code <= 0x206f) || (code >= 0x7f && code <= 0x9f);
const ends = (code: number): boolean => isSpace(code) || isHidden(code) || '<>"`{}|\\^'.includes(String.fromCharCode(code));
const isWord = (text: string): boolean => /[\p{L}\p{N}_]/u.test(text);

/** The character before `at`, whole. */
const before = (text: string, at: number): string => (at === 0 ? '' : /[\uDC00-\uDFFF]/.test(text[at - 1]!) ? text.slice(at - 2, at) : text[at - 1]!);
const startAt = (text: string, at: number): string | undefined =>
  starts.find((start) =>
    text.charCodeAt(at) === start.charCodeAt(0) || (text.charCodeAt(at) | 32) === start.charCodeAt(0)
      ? text.slice(at, at + start.length).toLowerCase() === start
      : false,
  );

/** Without the marks that end a sentence, and without a closing bracket that was not opened within. */
function trimmed(text: string, from: number, until: number): number {
  let open = 0;
  for (let at = from; at < until; at++) open += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
  let end = until;
  for (; end > from; end--) {
    const last = text[end - 1]!;
    if (last === ')' && open < 0) open++;
    else if (!".,;:!?'*_~]\u2026\u060c\u061b\u061f\u3002".includes(last)) break;
  }
  return end;
}

/** Where a link leads, if it is one of ours: with a host and without a name and password in it, an address, a number. */
export function safeHref(text: string): string | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined; // no address that a browser knows
  }
  if (url.protocol === 'https:' || url.protocol === 'http:') return url.hostname !== '' && url.username === '' && url.password === '' ? url.href : undefined;
  if (url.protocol === 'mailto:') return /^[^@?\s]+@[^@?\s]+$/.test(url.pathname) && url.search === '' ? url.href : undefined;
  return url.protocol === 'tel:' && /^\+?[0-9().\-\s]{2,32}$/.test(url.pathname) ? url.href : undefined;
}

/** The parts, which together are the text again to the letter. */
export function findLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let plainFrom = 0;
  const plain = (until: number): void => void (until > plainFrom && parts.push({ text: text.slice(plainFrom, until) }));
  for (let at = 0; at < text.length; at++) {
    const start = startAt(text, at);
    if (start === undefined || isWord(before(text, at))) continue;
    let end = at + start.length;
    while (end < text.length && end - at <= LONGEST && !ends(text.charCodeAt(end))) end++;
    const isTooLong = end - at > LONGEST;
    end = trimmed(text, at + start.length, end);
    const href = isTooLong ? undefined : safeHref(text.slice(at, end));
    if (href !== undefined) {
      plain(at);
      parts.push({ text: text.slice(at, end), href });
      plainFrom = end;
    }
    at = Math.max(at, end - 1);
  }
  plain(text.length);
  return parts;
}
