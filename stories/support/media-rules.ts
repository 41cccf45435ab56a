/** The rules of a style sheet that hold only in some medium or setting, those inside other rules included. */
export function mediaRules(rules: CSSRuleList): CSSMediaRule[] {
  return [...rules].flatMap((rule) => (rule instanceof CSSMediaRule ? [rule] : rule instanceof CSSStyleRule ? mediaRules(rule.cssRules) : []));
}
