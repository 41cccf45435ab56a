/**
 * The file `embed/<widget>/index.html` as the build writes it: a finished page before any script runs, and where none may run. Its policy lets nothing
 * run or look otherwise than what lies beside it, and lets it ask the API that its address names, wherever that is. It knows no bundler: the names of
 * files come in.
 */
import { generateMsgId } from '@lit/localize/internal/id-generation.js';
import { directionOf } from '../../i18n/locale.js';
import { templates as ar } from '../../i18n/generated/ar.js';
import { templates as es } from '../../i18n/generated/es.js';
import { templates as fr } from '../../i18n/generated/fr.js';
import { templates as ht } from '../../i18n/generated/ht.js';
import { templates as pt } from '../../i18n/generated/pt.js';
import { templates as vi } from '../../i18n/generated/vi.js';
import { templates as zhHans } from '../../i18n/generated/zh-Hans.js';
import { openWords, pressWords, wordsOf } from '../embed-words.js';
import type { WidgetName } from '../options.js';

const languages: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { es, ar, 'zh-Hans': zhHans, vi, fr, pt, ht };

/** The address of an API is not known here. http is for a school on this machine. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  'media-src blob:',
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

export interface PageFiles {
  readonly style: string;
  readonly script: string;
  /** What the script will load in any case. */
  readonly modules: readonly string[];
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A sentence in another language; the words of the page are complete, so one that is missing is a mistake of the build. */
function translated(language: string, english: string): string {
  const text = languages[language]?.[generateMsgId(english, false)];
  if (typeof text !== 'string') throw new Error(`"${english}" has no words in ${language}`);
  return escaped(text);
}

/** An empty address is the page's own, with all that was said in it. */
const link = (words: string): string => `<a href="" target="_blank" rel="noopener">${words}</a>`;

const inLanguage = (language: string, about: string): string =>
  `<li lang="${language}" dir="${directionOf(language)}">${translated(language, about)} ${link(translated(language, openWords()))}</li>`;

export function framePage(widget: WidgetName, { style, script, modules }: PageFiles): string {
  const { name, about } = wordsOf(widget);
  const lines = [
    '<!doctype html>',
    `<html lang="en" data-flywheel-frame="${widget}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(name)}</title>`,
    '<link rel="icon" href="data:,">',
    `<link rel="stylesheet" href="${style}">`,
    ...modules.map((file) => `<link rel="modulepreload" href="${file}">`),
    `<script type="module" src="${script}"></script>`,
    '</head>',
    '<body>',
    `<h1 id="name">${escaped(name)}</h1>`,
    '<main id="content">',
    '<div class="fallback waits">',
    `<p>${escaped(about)} ${link(escaped(openWords()))}</p>`,
    `<noscript><p>${escaped(pressWords())}</p><ul class="languages">${Object.keys(languages)
      .map((language) => inLanguage(language, about))
      .join('\n')}</ul></noscript>`,
    '</div>',
    '</main>',
    '</body>',
    '</html>',
  ];
  return `${lines.join('\n')}\n`;
}
