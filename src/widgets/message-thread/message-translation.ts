/**
 * Messages in the viewer's language (MT-16, X-15), from whoever can. The original always stays; which of the two is shown is the viewer's choice, message by
 * message. It draws nothing and knows no translator.
 */
import type { Message } from '../../contract/message.js';

export interface Translation {
  readonly text: string;
  readonly language: string;
  readonly by: 'person' | 'machine';
}
/** One way to a translation. `undefined`: it has none. */
export type Translate = (message: Message, language: string) => Promise<Translation | undefined>;

/** Somebody can be asked: the school, or the browser itself. Who, and how, comes with the first question (`translation-ways.ts`). */
export const canTranslate = (capabilities: readonly string[]): boolean =>
  capabilities.includes('translate') || !!(globalThis as { Translator?: unknown }).Translator;

export const baseLanguage = (tag: string): string => tag.split('-')[0]!.toLowerCase();

/** `none`: it is in a language that needs no other · `can` it can be asked for · `asked` · `failed` nobody has one · `there`. */
export type TranslationState = 'none' | 'can' | 'asked' | 'failed' | 'there';

export class MessageTranslations {
  readonly #found = new Map<string, Translation>();
  readonly #state = new Map<string, 'asked' | 'failed'>();
  /** Messages of which the viewer wants the original. */
  readonly #original = new Set<string>();

  constructor(
    readonly changed: () => void,
    readonly ways: () => Promise<readonly Translate[]>,
  ) {}

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
  async ask(message: Message, language: string): Promise<void> {
    this.#state.set(message.id, 'asked');
    this.changed();
    // Where they cannot be fetched there is none now, as where nobody has one.
    for (const translate of await this.ways().catch(() => [])) {
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
