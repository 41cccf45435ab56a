/**
 * A thread to take along (MT-11): one page of its own with every message in order, the traces of what was removed among them. It is built of nodes, so
 * nothing that somebody wrote becomes markup; it knows no network.
 */
import { msg, str } from '@lit/localize';
import { formatAt } from '../../base/days.js';
import type { Message } from '../../contract/message.js';

export interface ThreadPage {
  readonly title: string;
  /** Who reads the thread, in words. */
  readonly audience: string;
  readonly exportedAt: string;
  readonly messages: readonly Message[];
  readonly locale: string;
  readonly timeZone: string;
}

const wayOf = (language: string): string => (/^(ar|fa|he|ur|ps|dv|yi)\b/.test(language) ? 'rtl' : 'ltr');

/** Makes `page` the thread; what was in its body goes. */
export function writeThread(page: Document, { title, audience, exportedAt, messages, locale, timeZone }: ThreadPage): void {
  const when = (at: string): string => formatAt(Date.parse(at), locale, { dateStyle: 'full', timeStyle: 'short', timeZone });
  const add = (parent: Element, name: string, text: string, lang?: string): HTMLElement => {
    const element = page.createElement(name);
    element.textContent = text;
    if (lang) Object.assign(element, { lang, dir: wayOf(lang) });
    parent.append(element);
    return element;
  };
  page.title = title;
  Object.assign(page.documentElement, { lang: locale, dir: wayOf(locale) });
  page.body.replaceChildren();
  add(page.body, 'h1', title);
  add(page.body, 'p', audience);
  add(page.body, 'p', msg(str`Written out ${when(exportedAt)}. Times are in ${timeZone}.`));
  const list = page.body.appendChild(page.createElement('ol'));
  for (const message of messages) {
    const entry = list.appendChild(page.createElement('li'));
    entry.value = message.seq;
    add(entry, 'h2', `${message.author.name ?? message.author.role} · ${when(message.sentAt)}`);
    for (const { text, language } of linesOf(message)) add(entry, 'p', text, language);
  }
}

interface Line {
  readonly text: string;
  readonly language?: string;
}
function linesOf({ text, language, nextStep, removed, attachments, contact, translation }: Message): readonly Line[] {
  if (text === null || removed) return [{ text: removed?.by.name ? msg(str`Removed by ${removed.by.name}`) : msg('This message was removed.') }];
  return [
    ...(contact ? [{ text: contact.reached ? msg('A contact outside this thread') : msg('A contact outside this thread. Nobody was reached.') }] : []),
    ...text.split('\n').map((line) => ({ text: line, language })),
    ...(nextStep ? [{ text: msg(str`Next step: ${nextStep}`) }] : []),
    ...(translation ? [{ text: msg(str`Translated: ${translation.text}`), language: translation.language }] : []),
    ...attachments.map(({ name, alt }) => ({ text: alt ? msg(str`File: ${name} (${alt})`) : msg(str`File: ${name}`) })),
  ];
}

/** As a file that every browser opens. */
export function threadFile(page: ThreadPage): string {
  const made = document.implementation.createHTMLDocument('');
  const meta = made.createElement('meta');
  meta.setAttribute('charset', 'utf-8');
  made.head.prepend(meta);
  writeThread(made, page);
  return `<!doctype html>\n${new XMLSerializer().serializeToString(made)}`;
}
