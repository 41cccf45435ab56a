import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checkPlainWords, gradeOf } from './plain-words.js';
import { prove } from './prove.js';

const words = (...sources: string[]): Record<string, string> => ({
  'src/i18n/xliff/es.xlf': sources.map((source, index) => `<trans-unit id="${index}"><source>${source}</source><target>x</target></trans-unit>`).join(''),
});

prove({
  name: 'every sentence is read in grade 6',
  checker: checkPlainWords,
  sees: ({ path }) => path.endsWith('es.xlf'),
  faults: [
    { fault: 'long words', files: words('Unavailable functionality necessitates administrative intervention immediately.'), says: /grade \d\d: "Unavailable/ },
    {
      fault: 'a sentence without an end',
      files: words(
        'Whoever has come to the school in the morning and has gone home again before the bell, because they were ill or were called home, is not counted.',
      ),
      says: /grade \d+: "Whoever/,
    },
    {
      fault: 'the second of two sentences',
      files: words('All is well. Considerable complications characterise every subsequent negotiation.'),
      says: /"Considerable/,
    },
  ],
  fine: words('Everything you typed is still here.', 'Unavailable', '<x id="0" equiv-text="${name}"/> will read this, and nobody else of your family.'),
});

it('reckons the grade as Flesch and Kincaid do', () => {
  // 0.39 × 9 + 11.8 × 10 ÷ 9 − 15.59 = 1.03
  assert.equal(gradeOf('Families of this school can read the plan here.'), 1);
  assert.equal(gradeOf('Too short to say.'), undefined);
});
