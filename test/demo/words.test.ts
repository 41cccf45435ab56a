/** What the demo's own pages say is there in every language that the widgets speak, and its English is read in grade 6. It judges no wording. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { ltiWords } from '../../demo/api/lti-words/lti-words.js';
import { directionOf, languageNames, languageOf, type Language } from '../../demo/languages.js';
import { reportText, trialText, type Voice } from '../../demo/pages/support-report.js';
import type { SupportWords } from '../../demo/pages/support-words/shape.js';
import { allLocales } from '../../src/i18n/generated/locale-codes.js';
import type { DeviceReport } from '../../src/index.js';
import { gradeOf } from '../house/plain-words.js';

const codes = Object.keys(languageNames) as Language[];
const read = async (code: Language): Promise<[Language, SupportWords]> => {
  const { words } = (await import(`../../demo/pages/support-words/${code.toLowerCase()}.js`)) as { words: SupportWords };
  return [code, words];
};
const supportWords = Object.fromEntries(await Promise.all(codes.map(read))) as Record<Language, SupportWords>;

/** Every sentence, by where it stands. */
const sentencesOf = (words: object, at = ''): [string, string][] =>
  Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string' ? [[at + name, value] as [string, string]] : sentencesOf(value as object, `${at}${name}.`),
  );
const places = (text: string): string => [...text.matchAll(/\{\d\}/g)].map(String).sort().join('');

/** Faults of all languages beside the English. */
function faultsOf(all: Readonly<Record<Language, object>>): string[] {
  const english = sentencesOf(all.en);
  return codes.flatMap((code) => {
    const theirs = new Map(sentencesOf(all[code]));
    const script = { ar: /[\u0600-\u06ff]/, 'zh-Hans': /\p{Script=Han}/u }[code as string] ?? /\p{Script=Latin}/u;
    return english.flatMap(([at, sentence]) => {
      const said = theirs.get(at) ?? '';
      const isLeft = code !== 'en' && said === sentence && sentence.includes(' ');
      return script.test(said) && places(said) === places(sentence) && !isLeft ? [] : [`${code} ${at}: ${said}`];
    });
  });
}

test('X-14 the pages of a launch and the page for support speak every language of the widgets', () => {
  assert.deepEqual(codes.slice().sort(), [...allLocales].sort());
  assert.deepEqual([...faultsOf(ltiWords), ...faultsOf(supportWords)], []);
  // It sees a sentence that was left in English, one without its number, one in another script.
  const broken = { ...supportWords, ar: { ...supportWords.ar, now: 'Jetzt' }, es: { ...supportWords.es, uses: 'Este sitio.' }, fr: supportWords.en };
  assert.ok(faultsOf(broken).length > 20);
  assert.ok(['ar now: Jetzt', 'es uses: Este sitio.'].every((fault) => faultsOf(broken).includes(fault)));
});

test('X-16 their English is read in grade 6', () => {
  const all = [...sentencesOf(ltiWords.en), ...sentencesOf(supportWords.en)].flatMap(([, text]) => text.split(/(?<=[.!?…:;])\s+/));
  assert.ok(all.length > 100);
  assert.deepEqual(
    all.filter((sentence) => (gradeOf(sentence) ?? 0) > 6).map((sentence) => `grade ${gradeOf(sentence)}: ${sentence}`),
    [],
  );
});

test('X-14 somebody gets the first language of their wishes that there is', () => {
  const first = (...tags: string[]) => languageOf(tags);
  assert.deepEqual([first('es-MX'), first('ZH_tw', 'es'), first('', 'de-AT', 'ar-EG', 'fr'), first('xx'), first()], ['es', 'zh-Hans', 'ar', 'en', 'en']);
  assert.deepEqual(
    codes.filter((code) => directionOf(code) === 'rtl'),
    ['ar'],
  );
  fc.assert(fc.property(fc.array(fc.string()), (tags) => codes.includes(languageOf(tags))));
});

test('X-14 without scripts the page for support says so in each language', () => {
  const page = readFileSync(new URL('../../demo/pages/support.html', import.meta.url), 'utf8');
  for (const code of codes)
    assert.match(page, new RegExp(`<p${code === 'en' ? '' : ` lang="${code}"( dir="rtl")?`}>${supportWords[code].noScript.replace('.', '\\.')}</p>`));
  for (const [, at = ''] of page.matchAll(/data-say="(\w+)"/g)) assert.ok(page.includes(`>${supportWords.en.page[at as keyof SupportWords['page']]}<`), at);
});

const report: DeviceReport = {
  database: 'open',
  version: 3,
  tables: [
    { name: 'outbox', entries: [{ scope: 'ab12', what: 'check-ins.create', bytes: 12_345, ageMs: 7_200_000, state: 'parked, 3, sealed' }] },
    { name: 'drafts', entries: [] },
    { name: 'later', entries: [{ scope: 'cd34', what: 'x', bytes: 5, state: 'unheard' }] },
  ],
  journal: [{ kind: 'mark', scope: 'ab12', bytes: 40, ageMs: 1000 }],
  usage: 52_000_000,
  quota: 10_000_000_000,
  persisted: false,
  secure: true,
};

test('X-14 a report says what it knows in the language, with its numbers, and leaves what it does not know as it is', () => {
  const text = (code: Language) => reportText(report, { words: supportWords[code], locale: code });
  assert.match(text('en'), /Storage\nThe database opens\. Its version is 3\. This site uses 52 MB of 10 GB\. The browser may clear it when space is short\./);
  assert.match(text('en'), /Waiting to be sent\nNumber: 1\. Together: 12 kB\.\nab12\tcheck-ins\.create\t12 kB\t2 hours\tstopped, tries: 3, locked/);
  assert.match(text('en'), /sent\n[^]*\n\nlater\nNumber: 1\. Together: 5 bytes\.\ncd34\tx\t5 bytes\t\tunheard/);
  assert.match(text('es'), /ab12\tcheck-ins\.create\t12 kB\t2 horas\tdetenido, intentos: 3, cerrado con clave/);
  assert.match(text('es'), /ab12\tmarca\t40 bytes\t1 segundo/);
  for (const code of codes) assert.ok(text(code).includes('check-ins.create') && !/\{\d\}/.test(text(code)), code);
});

test('X-14 what a trial of the storage found is said in the language', () => {
  const voice: Voice = { words: supportWords.fr, locale: 'fr' };
  assert.match(trialText({ open: 1.26, put: 20, read: 0.5 }, voice), /^Le stockage marche\. Ouvert en 1,3.ms, sur le disque en 20.ms, lu en 0,5.ms\.$/);
  assert.equal(trialText({ trouble: 'denied' }, voice), supportWords.fr.database.denied);
  assert.equal(trialText({ trouble: 'silent' }, voice), supportWords.fr.silent);
  assert.equal(trialText({ trouble: 'QuotaExceededError' }, voice), 'Le stockage a refusé : QuotaExceededError.');
});
