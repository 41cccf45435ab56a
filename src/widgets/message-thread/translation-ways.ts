/**
 * Who translates a message: the school's API, the browser itself, or nobody. It is fetched with the first question.
 */
import { newId } from '../../base/ids.js';
import { translateMessage } from '../../contract/message-changes.js';
import type { Reader } from '../../element/contexts.js';
import type { Translate } from './message-translation.js';

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

/** What the browser brings along: the words stay on the device. */
export const translateByBrowser: Translate = async ({ text, language: sourceLanguage }, targetLanguage) => {
  const languages = { sourceLanguage, targetLanguage };
  const browser = inBrowser();
  if (!browser || text === null || (await browser.availability(languages)) === 'unavailable') return undefined;
  const translator = await browser.create(languages);
  try {
    return { text: await translator.translate(text), language: targetLanguage, by: 'machine' };
  } finally {
    translator.destroy?.();
  }
};

/** Those there are, the best first. */
export function translators(reader: Reader | undefined, capabilities: readonly string[]): readonly Translate[] {
  return [...(reader && capabilities.includes('translate') ? [translateByApi(reader)] : []), ...(inBrowser() ? [translateByBrowser] : [])];
}
