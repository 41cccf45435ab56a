/**
 * Lets a school say any of our sentences in its own words, or bring a language that we do not have. Sentences are named by their
 * English text, with `{0}`, `{1}` where something is filled in. It knows no sentence itself.
 */
import { generateMsgId } from '@lit/localize/internal/id-generation.js';
import { setOwnTemplates } from './locale.js';

const holes = (sentence: string): { strings: string[]; values: number[] } => ({
  strings: sentence.split(/\{\d+\}/),
  values: [...sentence.matchAll(/\{(\d+)\}/g)].map(([, index]) => Number(index)),
});

/**
 * Gives words of your own, before or after the page has them; call `locale` on the provider as usual.
 * @param language - BCP 47 tag, such as `en` or `fr`.
 * @param words - English sentence to yours. A sentence that is not in the library changes nothing.
 */
export function useWords(language: string, words: Readonly<Record<string, string>>): void {
  const templates: Record<string, string | object> = {};
  for (const [english, yours] of Object.entries(words)) {
    const source = holes(english);
    const id = generateMsgId(source.values.length ? source.strings : english, false);
    templates[id] = source.values.length ? { strTag: true, ...holes(yours) } : yours;
  }
  setOwnTemplates(language, templates);
}
