/**
 * The end of a thread as somebody writes it who needs nothing but that: one string of markup from the messages, their words, times and days, put into a shadow
 * root with the same styles. It knows which rows will be seen and draws no other, keeps no list, and changes nothing afterwards: the least that can be done.
 */
import type { Message } from '../../src/contract/message.js';
import { check, more } from '../../src/ui/icons.js';

const LOCALE = 'en';
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string): string => text.replace(/[&<>"]/g, (one) => escapes[one]!);
const icon = (path: string): string =>
  `<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"></path></svg>`;

export interface HandScene {
  readonly viewerId: string;
  readonly timeZone: string;
  /** In the school's word, by person. */
  readonly relations: ReadonlyMap<string, string>;
}

/** Draws messages from `first` to the last one, with the days that begin between them. */
export function handWindow({ viewerId, timeZone, relations }: HandScene): (list: readonly Message[], first: number) => string {
  const time = new Intl.DateTimeFormat(LOCALE, { timeZone, hour: 'numeric', minute: '2-digit' });
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const dayWord = new Intl.DateTimeFormat(LOCALE, { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const row = (message: Message, index: number, next: Message | undefined): string => {
    const { seq, author, voice, text, language } = message;
    const isOwn = author.id === viewerId;
    const sent = Date.parse(message.sentAt);
    const nextSent = next ? Date.parse(next.sentAt) : sent;
    const role = isOwn ? undefined : relations.get(author.id);
    return `<div class="row" data-index="${index}"><article class="message ${voice}${isOwn ? ' own' : ''}" aria-labelledby="by-${seq}"><div class="by" id="by-${seq}"><span aria-hidden="true" class="marker ${voice === 'home' ? 'round' : 'square'}"><span>${safe(author.name!.slice(0, 1))}</span></span><b dir="auto">${isOwn ? 'You' : safe(author.name!)}</b>${role ? `<span class="quiet relation">${safe(role)}</span>` : ''}<time class="quiet" datetime="${message.sentAt}">${time.format(sent).replace(' ', '\u00a0')}</time></div><button type="button" class="link quiet more no-print" aria-label="More for this message" title="More for this message" aria-expanded="false">${icon(more)}</button><p class="text" lang="${language}" dir="auto">${safe(text!)}</p>${isOwn ? `<p class="delivery small quiet">${icon(check)}<span>Sent</span></p>` : ''}</article>${day.format(sent) === day.format(nextSent) ? '' : `<p class="day quiet"><time datetime="${day.format(nextSent)}">${dayWord.format(nextSent).replace(/ (?=\d+,)/, '\u00a0')}</time></p>`}</div>`;
  };
  return (list, first) =>
    `<div class="log" role="log" aria-label="Messages" tabindex="0">${list
      .slice(first)
      .map((message, at) => row(message, first + at, list[first + at + 1]))
      .join('')}</div>`;
}

/** Markup without what nobody sees: comments, spaces between elements, the order of attributes and of classes. */
export function bareMarkup(root: Element): string {
  const of = (node: Node): string => {
    if (node instanceof Text) return node.data.trim();
    if (!(node instanceof Element)) return '';
    const attributes = [...node.attributes]
      .map(({ name, value }) => `${name}=${name === 'class' ? value.split(/\s+/).filter(Boolean).sort().join(' ') : value}`)
      .sort();
    return `<${node.localName} ${attributes.join('|')}>${[...node.childNodes].map(of).join('')}</>`;
  };
  return [...root.children].map(of).join('\n');
}
