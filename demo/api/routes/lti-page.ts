/**
 * Plain pages for whoever comes from a learning platform: a heading, a sentence, what to do. They work without scripts, under a policy that lets only the
 * platform's own pages frame them. Everything that is put into one is escaped.
 */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { PROBLEM_PREFIX } from '../../../src/contract/problem.js';
import type { ApiEnv } from '../env.js';
import { directionOf, type Language } from '../../languages.js';
import { ltiReasons, type LtiReason, type LtiRefusal } from '../lti-refusal.js';
import { launchScript, launchScriptHash } from '../lti-script.js';
import { ltiWords } from '../lti-words/lti-words.js';

export type Markup = ReturnType<typeof html>;

const style = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; --line: light-dark(#6b7280, #9ca3af); --accent: light-dark(#1f4e8c, #9cc4ff); }
body { margin: 0; background: Canvas; color: CanvasText; }
main { max-inline-size: 40rem; margin-inline: auto; padding: 1.5rem 1rem; overflow-wrap: anywhere; }
h1 { margin: 0 0 0.75rem; font-size: 1.5rem; line-height: 1.25; }
a { color: var(--accent); }
fieldset { border: 1px solid var(--line); border-radius: 0.5rem; margin: 0 0 1rem; padding: 0.5rem 1rem 1rem; }
legend { font-weight: 600; padding-inline: 0.25rem; }
.choice { display: grid; grid-template-columns: auto 1fr; gap: 0 0.75rem; align-items: center; min-block-size: 2.75rem; padding-block: 0.375rem; }
.choice input { inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: var(--accent); }
.choice small { grid-column: 2; font-size: 0.9375rem; color: light-dark(#4b5563, #c5cad3); }
.field { display: grid; gap: 0.25rem; margin-block: 0.75rem; }
select, input[type='text'] { font: inherit; box-sizing: border-box; inline-size: 100%; min-block-size: 2.75rem; padding: 0.375rem 0.625rem; border: 1px solid var(--line);
  border-radius: 0.375rem; background: Field; color: FieldText; }
button { font: inherit; min-block-size: 2.75rem; padding: 0.375rem 1.25rem; border: 1px solid var(--accent); border-radius: 0.375rem; background: Canvas; color: var(--accent); }
button.first { background: var(--accent); color: Canvas; font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code { font-size: 0.9375rem; }
dt { font-weight: 600; margin-block-start: 0.75rem; }
dd { margin: 0; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; }
@media (forced-colors: active) { button.first { border-width: 3px; color: ButtonText; } }
`;
const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

export interface PageWishes {
  readonly language: Language;
  readonly title: string;
  readonly body: Markup;
  readonly status?: LtiReason['status'] | 200;
  /** Origins whose pages may frame it; nobody's unless said. */
  readonly framedBy?: readonly string[] | undefined;
  /** Where its forms may lead, beside this API. */
  readonly leadsTo?: readonly string[];
  /** Stands in the head, for whoever reads the page by machine. */
  readonly problem?: string;
}

export function ltiPage(c: Context<ApiEnv>, wishes: PageWishes): Response | Promise<Response> {
  const { language, title, body, status = 200, framedBy = [], leadsTo = [], problem } = wishes;
  c.set(
    'pagePolicy',
    [
      "default-src 'none'",
      `script-src ${launchScriptHash}`,
      `style-src ${styleHash}`,
      `form-action ${["'self'", ...leadsTo].join(' ')}`,
      `frame-ancestors ${framedBy.length > 0 ? framedBy.join(' ') : "'none'"}`,
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
  );
  const meta = problem === undefined ? '' : html`<meta name="flywheel-problem" content="${problem}" />`;
  const text = html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" /><meta name="viewport" content="width=device-width" />${meta}
        <title>${title}</title>
        <style>${raw(style)}</style>
      </head>
      <body>
        <main><h1>${title}</h1>${body}</main>
      </body>
    </html>`;
  return c.html(text, status);
}

/** What the script of the page reads, and the script. */
export function ltiStep(step: Readonly<Record<string, string>>): Markup {
  return html`<div id="step" data-step="${JSON.stringify(step)}"></div><script>${raw(launchScript)}</script>`;
}

/** A refusal as a page: what is wrong, what to do, and the words that help whoever is asked. */
export function refusalPage(
  c: Context<ApiEnv>,
  { type, code }: LtiRefusal,
  { language, framedBy }: Pick<PageWishes, 'language' | 'framedBy'>,
): Response | Promise<Response> {
  const { status, wayOn } = ltiReasons[type];
  const words = ltiWords[language];
  const facts = [[words.reason, type] as const, ...(code === undefined ? [] : [[words.code, code] as const]), [words.visit, c.get('requestId')] as const];
  const body = html`<p>${words.reasons[type]}</p><p>${wayOn === 'again' ? words.openAgain : words.showSchool}</p>${ltiFacts(facts)}`;
  return ltiPage(c, { language, title: words.refused, body, status, framedBy, problem: PROBLEM_PREFIX + type });
}

/** Names and what is said under them, to be copied letter by letter. */
export const ltiFacts = (facts: readonly (readonly [name: string, value: string])[]): Markup =>
  html`<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd><code dir="ltr">${value}</code></dd>`)}</dl>`;
