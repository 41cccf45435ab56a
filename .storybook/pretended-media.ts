/**
 * Lets what a widget's styles say for a setting of the device (forced colours, less motion) hold without that setting, because a page cannot turn it on.
 * For forced colours the system's colours also take the place of the tokens. The browser's own forcing, which no page can do, is left out: the real thing is
 * in the pictures. It knows the sheets that components adopt, whenever they come; it must be loaded before the first of them.
 */
import { mediaRules } from '../stories/support/media-rules.js';

export type Feature = 'forced-colors' | 'prefers-reduced-motion';

const sheets = new Set<CSSStyleSheet>();
const conditions = new WeakMap<CSSMediaRule, string>();
const declarations = new WeakMap<CSSStyleRule, string>();
let pretended: ReadonlySet<Feature> = new Set();

const papers = /^--fw-(surface|raised|sunken|on-accent|tint-\d|.*-soft)$/;
const isColour = (value: string): boolean => /oklch\(|color-mix\(/.test(value) && !/\dpx/.test(value);

/** Every colour among the tokens is one of the system's. */
function forceTokens(rule: CSSStyleRule): void {
  for (const name of [...rule.style].filter((property) => property.startsWith('--fw-')))
    if (name === '--fw-shadow') rule.style.setProperty(name, 'none');
    else if (isColour(rule.style.getPropertyValue(name))) rule.style.setProperty(name, papers.test(name) ? 'Canvas' : 'CanvasText');
}

function dress(sheet: CSSStyleSheet): void {
  for (const rule of mediaRules(sheet.cssRules)) {
    const condition = conditions.get(rule) ?? rule.media.mediaText;
    conditions.set(rule, condition);
    const holds = [...pretended].some((feature) => condition.includes(feature));
    const wanted = holds ? 'all' : condition;
    // What a story has printed on the screen stays as it is.
    if (rule.media.mediaText !== wanted && /forced-colors|reduced-motion/.test(condition)) rule.media.mediaText = wanted;
  }
  for (const rule of sheet.cssRules) {
    if (!(rule instanceof CSSStyleRule) || !rule.style.getPropertyValue('--fw-surface')) continue;
    const before = declarations.get(rule) ?? rule.style.cssText;
    declarations.set(rule, before);
    rule.style.cssText = before;
    if (pretended.has('forced-colors')) forceTokens(rule);
  }
}

const fill = CSSStyleSheet.prototype.replaceSync;
CSSStyleSheet.prototype.replaceSync = function (this: CSSStyleSheet, text: string): void {
  fill.call(this, text);
  sheets.add(this);
  dress(this);
};

export function pretend(features: readonly Feature[]): void {
  if (features.length === pretended.size && features.every((feature) => pretended.has(feature))) return;
  pretended = new Set(features);
  for (const sheet of sheets) dress(sheet);
}
