/**
 * Prints one element of a page without the page around it: a report or a schedule is one sheet, also where a school's site stands around the widget. It
 * adds a rule to the page while the paper is made and takes it away again; it knows nothing of what is printed. An element inside a shadow root of the
 * page's own is printed with that root's host.
 */
const MARK = 'data-flywheel-paper';
let rule: CSSStyleSheet | undefined;

function paperRule(): CSSStyleSheet {
  if (rule) return rule;
  rule = new CSSStyleSheet();
  rule.replaceSync(`@media print { body :not(:has([${MARK}]), [${MARK}], [${MARK}] *) { display: none !important; } }`);
  return rule;
}

/** What of the page itself holds `element`. */
function onPage(element: Element): Element {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? onPage(root.host) : element;
}

export function printAlone(element: Element): void {
  const alone = onPage(element);
  const sheet = paperRule();
  alone.setAttribute(MARK, '');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const end = (): void => {
    alone.removeAttribute(MARK);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
  window.addEventListener('afterprint', end, { once: true });
  window.print();
}
