import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import { prove } from './prove.js';
import { root, type SourceFile } from './source.js';
import { checkSameMessages, checkTranslations, checkUpToDate, locales } from './words.js';

const isXliff = ({ path }: { path: string }): boolean => path.endsWith('.xlf');
const unit = (id: string, source: string, target?: string): string =>
  `<trans-unit id="${id}"><source>${source}</source>${target === undefined ? '' : `<target>${target}</target>`}</trans-unit>`;
const right = unit('a', 'Hello <x id="0"/>', 'Hola <x id="0" equiv-text="n"/>');
/** Spanish and Arabic as they are given; the other languages are right. */
const both = (spanish: string, arabic: string): Record<string, string> => ({
  ...Object.fromEntries(locales.map((locale) => [`src/i18n/xliff/${locale}.xlf`, right])),
  'src/i18n/xliff/es.xlf': spanish,
  'src/i18n/xliff/ar.xlf': arabic,
});

prove({
  name: 'every word is translated',
  checker: checkTranslations,
  sees: isXliff,
  faults: [
    { fault: 'a word without a translation', files: both(right, unit('a', 'Hello')), says: /ar\.xlf "Hello" is not translated/ },
    { fault: 'an empty translation', files: both(unit('a', 'Hello', ' '), right), says: /es\.xlf "Hello" is not translated/ },
    { fault: 'a name that is lost', files: both(unit('a', 'Hello <x id="0"/>', 'Hola'), right), says: /other places/ },
    { fault: 'a language that is missing', files: { 'src/i18n/xliff/es.xlf': right }, says: /there are no words in/ },
    { fault: 'a language without a word', files: both(right, '<xliff></xliff>'), says: /no words in ar/ },
  ],
  fine: both(right, right),
});

prove({
  name: 'all languages have the same messages',
  checker: checkSameMessages,
  sees: isXliff,
  faults: [{ fault: 'one lacks a message', files: both(right + unit('b', 'Send', 'Enviar'), right), says: / lacks b/ }],
  fine: both(right, right),
});

type WordsConfig = ConstructorParameters<typeof RuntimeLitLocalizer>[0];

/** Runs both commands of lit-localize over copies, so that the files here stay as they are; the sources are read once for both. */
async function writeWords(): Promise<SourceFile[]> {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-words-'));
  try {
    const [xliffDir, outputDir] = ['xliff', 'generated'].map((name) => join(folder, name)) as [string, string];
    cpSync(join(root, 'src/i18n/xliff'), xliffDir, { recursive: true });
    mkdirSync(outputDir);
    const config = JSON.parse(readFileSync(join(root, '.config/lit-localize.json'), 'utf8')) as { output: object; interchange: object };
    const moved = {
      ...config,
      tsConfig: join(root, '.config/tsconfig.words.json'),
      output: { ...config.output, outputDir, localeCodesModule: join(outputDir, 'locale-codes.ts') },
      interchange: { ...config.interchange, xliffDir },
    };
    writeFileSync(join(folder, 'config.json'), JSON.stringify(moved));
    const localizer = new RuntimeLitLocalizer(readConfigFileAndWriteSchema(join(folder, 'config.json')) as WordsConfig);
    assert.deepEqual(localizer.extractSourceMessages().errors, []);
    await localizer.writeInterchangeFiles();
    await localizer.build();
    return ['xliff', 'generated'].flatMap((name) =>
      readdirSync(join(folder, name)).map((file) => ({ path: `src/i18n/${name}/${file}`, text: readFileSync(join(folder, name, file), 'utf8') })),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

prove({
  name: 'the words are extracted and built',
  checker: checkUpToDate(await writeWords()),
  sees: isXliff,
  faults: [{ fault: 'a file that was not written anew', files: both('old', 'old'), says: /is not what npm run words writes/ }],
});
