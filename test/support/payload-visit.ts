/**
 * What happens on a page full of payloads: everything in it opened, every field pasted into, and afterwards what ran, what was asked for, what the policy
 * stopped, which nodes are there, and what can be read. It runs inside of the page, through all shadow roots.
 */
import type { Page } from 'puppeteer-core';

/** What went wrong on a page; each list is to be empty. */
export interface Harm {
  readonly ran: readonly string[];
  readonly stopped: readonly string[];
  readonly foreign: readonly string[];
}

interface Sight {
  pwned: string[];
  stopped: string[];
  nodes(): Element[];
}
/** The elements of ours; whatever else a page has is none. */
const KNOWN =
  /^(html|head|meta|title|script|body|main|h[1-6]|flywheel-.+|style|slot|div|span|p|a|b|i|em|strong|small|q|s|bdi|time|mark|abbr|dfn|cite|ul|ol|li|dl|dt|dd|button|label|input|textarea|select|option|optgroup|fieldset|legend|form|output|section|article|aside|header|footer|nav|hr|br|table|caption|colgroup|col|thead|tbody|tfoot|tr|th|td|figure|figcaption|details|summary|dialog|progress|meter|canvas|blockquote|address|svg|g|path|line|circle|rect|ellipse|polygon|polyline|text|tspan|use|defs|symbol|desc|clippath|lineargradient|stop|marker|pattern)$/;

/** Before anything else on the page. */
export async function watchFor(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const sight: Sight = {
      pwned: [],
      stopped: [],
      nodes() {
        const all: Element[] = [];
        const look = (root: ParentNode): void => {
          for (const one of root.querySelectorAll('*')) {
            all.push(one);
            if (one.shadowRoot) look(one.shadowRoot);
          }
        };
        look(document);
        return all;
      },
    };
    Object.assign(globalThis, { sight, pwned: () => void sight.pwned.push(new Error().stack ?? 'somewhere') });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      sight.stopped.push(`${effectiveDirective} ${blockedURI} ${sample}`),
    );
  });
}

/** Opens all that can be opened, also what appears meanwhile, until the page has come to a rest: so many looks without anything new. */
export const openAll = (page: Page, looks = 6): Promise<void> =>
  page.evaluate(async (rest) => {
    const { sight } = globalThis as unknown as { sight: Sight };
    const pressed = new WeakSet<Element>();
    let text = -1;
    for (let quiet = 0; quiet < rest;) {
      const nodes = sight.nodes();
      const shows = /^(Show (as table|earlier (check-ins|days)|the original|all.*)|Who comes)$/;
      const opens = (one: Element): boolean =>
        one.matches('[aria-expanded="false"], details:not([open]) > summary') || (one.localName === 'button' && shows.test(one.textContent.trim()));
      const more = nodes.filter((one) => opens(one) && !pressed.has(one));
      for (const one of more) {
        pressed.add(one);
        (one as HTMLElement).click();
      }
      const length = nodes.reduce((sum, one) => sum + (one.shadowRoot?.textContent.length ?? 0), 0);
      quiet = more.length > 0 || length !== text ? 0 : quiet + 1;
      text = length;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }, looks);

/** So often a tour opens things of the same name, and presses in all. */
const MOST_ALIKE = 2;
const MOST_PRESSES = 120;

/** Goes into what shows itself in the place of something else, a meeting or a section beside others, one after the other, and reads each. */
export async function tour(page: Page, hear: (all: string) => void): Promise<void> {
  const toured: Record<string, number> = {};
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    const name = await page.evaluate(pressNext, toured, MOST_ALIKE);
    if (!name) return;
    toured[name] = (toured[name] ?? 0) + 1;
    hear(Object.values(await readAll(page)).join(''));
  }
}

/** Presses what opens something that was not opened often enough yet, and waits until the page has come to a rest. Says what it was; empty: there is nothing left. */
async function pressNext(toured: Readonly<Record<string, number>>, most: number): Promise<string> {
  const { sight } = globalThis as unknown as { sight: Sight };
  const nodes = sight.nodes();
  const nameOf = (one: Element): string => {
    const host = (one.getRootNode() as Partial<ShadowRoot>).host?.localName ?? '';
    return `${host} ${(one.getAttribute('data-part') ?? one.id.replace(/[0-9a-f]{8}-.*/, '')) || one.textContent.trim().slice(0, 30)}`;
  };
  const opens = (one: Element): boolean =>
    one.matches('[aria-expanded="false"]') || (one.localName === 'button' && /^(Open the meeting|All (meetings|times)|Back.*)$/.test(one.textContent.trim()));
  const next = nodes.find((one) => opens(one) && one.checkVisibility() && (toured[nameOf(one)] ?? 0) < most) as HTMLElement | undefined;
  if (!next) return '';
  const name = nameOf(next);
  next.click();
  let text = -1;
  for (let quiet = 0; quiet < 4;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const length = sight.nodes().reduce((sum, one) => sum + (one.shadowRoot?.textContent.length ?? 0), 0);
    quiet = length === text ? quiet + 1 : 0;
    text = length;
  }
  return name;
}

/**
 * Each text into each field for words, as a paste does it: those in sight, and those that another button or another choice brings. Says in which fields, and
 * which of them then held something else.
 */
export const pasteAll = (page: Page, texts: readonly string[]): Promise<{ fields: string[]; changed: string[] }> =>
  page.evaluate(async (all) => {
    const { sight } = globalThis as unknown as { sight: Sight };
    const [fields, tried, changed]: [Set<string>, Set<string>, string[]] = [new Set(), new Set(), []];
    const starts = /^(Suggest a change|Change( this goal)?|Correct|Add a few words|Report…|Decline|Cancel it|Files and sound|Show as (table|chart))$/;
    const host = (one: Element): string => (one.getRootNode() as Partial<ShadowRoot>).host?.localName ?? '';
    const drawn = (): Promise<unknown> => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve)));
    const paste = async (field: HTMLTextAreaElement | HTMLInputElement, name: string): Promise<void> => {
      for (const text of all) {
        if (!field.isConnected) return;
        field.value = text;
        const typed = field.value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertFromPaste' }));
        await Promise.resolve();
        if (field.isConnected && field.value !== typed) changed.push(`${name}: ${typed}`);
      }
    };
    const look = async (): Promise<void> => {
      for (const one of sight.nodes()) {
        if (!one.matches('textarea, input[type="text"], input[type="search"]') || one.matches(':disabled, [readonly]')) continue;
        const outer = host(one) === 'flywheel-note-field' ? `${host((one.getRootNode() as ShadowRoot).host)} ` : '';
        const name = `${outer}${host(one)}#${one.id.replace(/-?[0-9a-f]{8}-.*/, '')}`;
        if (fields.has(name)) continue;
        fields.add(name);
        await paste(one as HTMLInputElement, name);
      }
    };
    const isNew = (one: Element, what: string): boolean => {
      const name = `${host(one)} ${what}`;
      return !tried.has(name) && !!tried.add(name);
    };
    for (let before = -1; before !== tried.size;) {
      before = tried.size;
      await look();
      for (const one of sight.nodes()) {
        const label = one.textContent.trim();
        const opens = one.matches('[aria-expanded]') || (one.localName === 'button' && starts.test(label));
        const isTried = !opens || !isNew(one, one.getAttribute('aria-label')?.replace(/[0-9].*/, '') ?? label.replace(/[0-9].*/, ''));
        for (let press = 0; !isTried && press < 2 && one.isConnected; press++) {
          (one as HTMLElement).click();
          await drawn();
          await look();
        }
        if (!(one instanceof HTMLSelectElement) || !isNew(one, one.id)) continue;
        for (const { value } of [...one.options].slice(0, 8)) {
          one.value = value;
          one.dispatchEvent(new Event('change', { bubbles: true }));
          await drawn();
          await look();
        }
      }
    }
    return { fields: [...fields], changed };
  }, texts);

/** Everything that scrolls, to this part of its way. */
export const scrollTo = (page: Page, part: number): Promise<void> =>
  page.evaluate(async (to) => {
    const { sight } = globalThis as unknown as { sight: Sight };
    for (const one of sight.nodes()) if (one.scrollHeight > one.clientHeight) one.scrollTop = (one.scrollHeight - one.clientHeight) * to;
    await new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve)));
  }, part);

/** What can be read on the page, without anything between the characters: first what stands there, then what is in its fields, then what is said of it. */
export const readAll = (page: Page): Promise<{ text: string; fields: string; names: string }> =>
  page.evaluate(() => {
    const [fields, names]: [string[], string[]] = [[], []];
    const read = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof Element) || node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) return '';
      for (const name of ['aria-label', 'title', 'alt', 'placeholder']) names.push(node.getAttribute(name) ?? '');
      if (node instanceof HTMLTextAreaElement || node instanceof HTMLInputElement) fields.push(node.value);
      const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
      return [...(node.shadowRoot ?? node).childNodes, ...slotted].map(read).join('');
    };
    const bare = (text: string): string => text.replace(/\s+/g, '');
    return { text: bare(read(document.body)), fields: bare(fields.join('\n')), names: bare(names.join('\n')) };
  });

export const harmOn = (page: Page): Promise<Harm> =>
  page.evaluate((known) => {
    const { sight } = globalThis as unknown as { sight: Sight };
    const isKnown = new RegExp(known);
    // The store's own way to another realm, where the page was too busy for the database.
    const isHop = (one: Element): boolean => one.matches('html > iframe[title="flywheel"][hidden]:not([src], [srcdoc])');
    const bad = (one: Element): string[] => {
      if (isHop(one)) return [];
      const runs = [...one.attributes].filter(({ name, value }) => {
        if (/^(on|srcdoc$|srcset$|ping$|action$|formaction$|background$)/i.test(name)) return true;
        if (/(^|:)href$/i.test(name)) return !/^(https?:|mailto:|tel:|blob:|#)/i.test(value);
        if (name === 'src') return one.localName !== 'script';
        return name === 'style' && /url|evil|position:\s*fixed/i.test(value);
      });
      const names = isKnown.test(one.localName.toLowerCase()) ? [] : [`<${one.localName}>`];
      return [...names, ...runs.map(({ name, value }) => `<${one.localName} ${name}=${value}>`)];
    };
    const scripts = document.querySelectorAll('script').length;
    return { ran: sight.pwned, stopped: sight.stopped, foreign: [...sight.nodes().flatMap(bad), ...(scripts > 1 ? [`${scripts} scripts`] : [])] };
  }, KNOWN.source);
