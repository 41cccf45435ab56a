/**
 * A language that nobody speaks, for whoever looks: English in accents, 40 % longer, each sentence between ⟦ and ⟧. What stands outside of them on a page is
 * no sentence of the library; what is cut off was given too little room for a real language. It is made from the words as they are extracted.
 */

export const PSEUDO = 'en-XA';
const LONGER = 0.4;
const accented: Readonly<Record<string, string>> = { a: 'á', e: 'ë', i: 'í', o: 'ö', u: 'ü', A: 'Á', E: 'Ë', I: 'Í', O: 'Ö', U: 'Ü', c: 'ç', n: 'ñ', y: 'ý' };

/** Words of five letters, as many as it takes: a long sentence wraps as a real one does. */
const filler = (length: number): string =>
  Array.from({ length: Math.ceil(length * LONGER) }, (_, index) => (index % 6 === 5 ? ' ' : 'öëíáü'.charAt(index % 6)))
    .join('')
    .trimEnd();

/** One sentence with `{0}` where something is filled in. */
export function pseudo(sentence: string): string {
  const words = sentence.replace(/\{\d+\}|./gsu, (piece) => accented[piece] ?? piece);
  return `⟦${words} ${filler(sentence.replace(/\{\d+\}/g, '').length)}⟧`;
}

const plain = (xml: string): string =>
  xml
    .replace(/<x id="(\d+)"[^>]*\/>/g, '{$1}')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const templateOf = (sentence: string): string | object => {
  const values = [...sentence.matchAll(/\{(\d+)\}/g)].map(([, index]) => Number(index));
  return values.length ? { strTag: true, strings: sentence.split(/\{\d+\}/), values } : sentence;
};

/** Its words by message id, for `setOwnTemplates`. @param xliff - the words of any language as they are extracted: the English in it counts. */
export function pseudoTemplates(xliff: string): Record<string, string | object> {
  const units = [...xliff.matchAll(/<trans-unit id="([^"]+)">\s*<source>(.*?)<\/source>/gs)];
  return Object.fromEntries(units.map(([, id, source]) => [id!, templateOf(pseudo(plain(source!)))]));
}

/** Of a text on the page what is no sentence of the library; sentences stand in sentences. */
export function outsideOfPseudo(text: string): string {
  const less = text.replace(/⟦[^⟦⟧]*⟧/g, '');
  return less === text ? text : outsideOfPseudo(less);
}
