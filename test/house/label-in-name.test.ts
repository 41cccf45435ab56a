import { checkLabelInName } from './label-in-name.js';
import { prove } from './prove.js';
import { locales } from './words.js';

const button =
  "html`<button aria-label=${msg(str`Leave out ${name}`)} @click=${() => this.#remove(id)}>${icon(close)}${msg('Leave out')}</button> <button>${msg('Add')}</button>`";
const unit = (source: string, target: string): string => `<trans-unit id="s"><source>${source}</source><target>${target}</target></trans-unit>`;
/** In every language the same, but for Portuguese. */
const withPortuguese = (heard: string): Record<string, string> => ({
  'src/widgets/tray.ts': button,
  ...Object.fromEntries(
    locales.map((locale) => {
      const target = locale === 'pt' ? heard : 'Deixar de fora <x id="0" equiv-text="${name}"/>';
      return [`src/i18n/xliff/${locale}.xlf`, unit('Leave out <x id="0" equiv-text="${name}"/>', target) + unit('Leave out', 'Deixar de fora')];
    }),
  ),
});

prove({
  name: 'X-17 the name of a button holds the words that are seen on it, in every language',
  checker: checkLabelInName,
  sees: ({ path, text }) => path.startsWith('src/widgets/') && text.includes('aria-label=${msg(str`'),
  faults: [
    {
      fault: 'a name in between the words',
      files: withPortuguese('Deixar <x id="0" equiv-text="${name}"/> de fora'),
      says: /tray\.ts: in pt "Deixar \{\} de fora" does not hold "Deixar de fora"/,
    },
    { fault: 'other words', files: withPortuguese('Tirar <x id="0" equiv-text="${name}"/>'), says: /in pt "Tirar \{\}" does not hold/ },
    { fault: 'a language without it', files: { ...withPortuguese(''), 'src/i18n/xliff/pt.xlf': '' }, says: /is in no pt/ },
  ],
});
