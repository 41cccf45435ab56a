/**
 * Messages in the viewer's language (MT-16, X-15), from whoever can: the school's API, the browser itself, or nobody. The original always stays; which of the
 * two is shown is the viewer's choice, message by message. It draws nothing.
 */
import { newId } from '../../base/ids.js';
import type { Message } from '../../contract/message.js';
import { translateMessage } from '../../contract/message-changes.js';
import type { Reader } from '../../element/contexts.js';

export interface Translation {
  readonly text: string;
  readonly language: string;
  readonly by: 'person' | 'machine';
}
/** One way to a translation. `undefined`: it has none. */
export type Translate = (message: Message, language: string) => Promise<Translation | undefined>;

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

export const baseLanguage = (tag: string): string => tag.split('-')[0]!.toLowerCase();

/** `none`: it is in a language that needs no other · `can` it can be asked for · `asked` · `failed` nobody has one · `there`. */
export type TranslationState = 'none' | 'can' | 'asked' | 'failed' | 'there';

export class MessageTranslations {
  readonly #found = new Map<string, Translation>();
  readonly #state = new Map<string, 'asked' | 'failed'>();
  /** Messages of which the viewer wants the original. */
  readonly #original = new Set<string>();

  constructor(readonly changed: () => void) {}

  of(message: Message): Translation | undefined {
    return message.translation ?? this.#found.get(message.id);
  }

  /** The translation where it is shown now. */
  shown(message: Message): Translation | undefined {
    return this.#original.has(message.id) ? undefined : this.of(message);
  }

  state(message: Message, language: string, canAsk: boolean): TranslationState {
    if (message.text === null) return 'none';
    if (this.of(message)) return 'there';
    const state = this.#state.get(message.id);
    if (state) return state;
    return canAsk && baseLanguage(message.language) !== baseLanguage(language) ? 'can' : 'none';
  }

  toggle({ id }: Message): void {
    if (!this.#original.delete(id)) this.#original.add(id);
    this.changed();
  }

  /** Asks one after the other until one has it. */
  async ask(message: Message, language: string, ways: readonly Translate[]): Promise<void> {
    this.#state.set(message.id, 'asked');
    this.changed();
    for (const translate of ways) {
      try {
        const found = await translate(message, language);
        if (!found) continue;
        this.#found.set(message.id, found);
        this.#state.delete(message.id);
        return this.changed();
      } catch {
        // This one has none now; the next is asked, and where there is none it is said below the message.
      }
    }
    this.#state.set(message.id, 'failed');
    this.changed();
  }
}
