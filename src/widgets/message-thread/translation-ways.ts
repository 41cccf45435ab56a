/**
 * Who translates a message: the school's API, the browser itself, or nobody. It is fetched with the first question.
 */
import type { Clock } from '../../base/clock.js';
import { newId } from '../../base/ids.js';
import { pause } from '../../base/pause.js';
import type { Message } from '../../contract/message.js';
import { translateMessage } from '../../contract/message-changes.js';
import type { Reader } from '../../element/contexts.js';
import type { Translate, Translation } from './message-translation.js';

/** The school's own. */
export const translateByApi =
  (reader: Reader): Translate =>
  ({ threadId, id }, language) =>
    reader.read(translateMessage, { params: { thread: threadId, message: id }, body: { language }, idempotencyKey: newId() });

interface BrowserTranslator {
  translate(text: string): Promise<string>;
  destroy?(): void;
}
interface BrowserTranslation {
  availability(languages: { sourceLanguage: string; targetLanguage: string }): Promise<string>;
  create(languages: { sourceLanguage: string; targetLanguage: string }): Promise<BrowserTranslator>;
}
const inBrowser = (): BrowserTranslation | undefined => (globalThis as { Translator?: BrowserTranslation }).Translator;

/** A browser that fetches a language first, or that never answers, is not waited for any longer; asked once more, it may have it. */
const PATIENCE_MS = 30_000;

async function translated({ text, language: sourceLanguage }: Message, targetLanguage: string): Promise<Translation | undefined> {
  const languages = { sourceLanguage, targetLanguage };
  const browser = inBrowser();
  if (!browser || text === null || (await browser.availability(languages)) === 'unavailable') return undefined;
  const translator = await browser.create(languages);
  try {
    return { text: await translator.translate(text), language: targetLanguage, by: 'machine' };
  } finally {
    translator.destroy?.();
  }
}

/** What the browser brings along: the words stay on the device. */
const translateByBrowser =
  (clock: Clock): Translate =>
  async (message, language) => {
    const answered = new AbortController();
    try {
      return await Promise.race([translated(message, language), pause(clock, PATIENCE_MS, answered.signal).then(() => undefined)]);
    } finally {
      answered.abort();
    }
  };

/** Those there are, the best first. */
export function translators(reader: Reader | undefined, capabilities: readonly string[], clock: Clock): readonly Translate[] {
  return [...(reader && capabilities.includes('translate') ? [translateByApi(reader)] : []), ...(inBrowser() ? [translateByBrowser(clock)] : [])];
}
