/**
 * The one script of a page without a build: `<script type="module" src=".../flywheel.js"></script>`. It looks which tags of ours are on the page, which
 * `<div data-flywheel-widget>` and which links to our own pages, now and later, and loads only what those need. Where another copy of it was first, of
 * whatever version, that one serves the page.
 */
import { widgetNames, type WidgetName } from './embed/options.js';
import { tagOf } from './embed/places.js';
import { datasetNames } from './embed/spellings.js';
import { Upgrader } from './embed/upgrader.js';
import { version } from './embed/version.js';
import { startGuarded } from './element/guarded-start.js';

const rooms: Readonly<Record<WidgetName, () => Promise<object>>> = {
  'check-in-card': () => import('./widgets/check-in-card/check-in-card.js'),
  'conference-scheduler': () => import('./widgets/conference-scheduler/conference-scheduler.js'),
  'goal-tracker': () => import('./widgets/goal-tracker/goal-tracker.js'),
  'message-thread': () => import('./widgets/message-thread/message-thread.js'),
};
const school = (): Promise<object> => import('./school/school.js');

/** What a later copy asks of the first; other versions do so too, so it stays as it is. */
interface FirstCopy {
  readonly version: string;
  add(embedBase: string, version: string): void;
}
const FIRST = Symbol.for('flywheel-first-copy/1');
const page = document as Document & { [FIRST]?: FirstCopy };

const asked = new Map<string, Promise<boolean>>();
let toldOfOthers = false;

/** Fetches what defines a tag, unless the page has it from elsewhere: then that one stays. */
async function fetched(tag: string, load: () => Promise<object>): Promise<void> {
  const isOurs = !customElements.get(tag) && Object.values(await load()).includes(customElements.get(tag));
  if (isOurs || toldOfOthers) return;
  toldOfOthers = true;
  console.warn(`flywheel: another script of this page has defined <${tag}> before ${version} could, and that one stays. Load only one of them.`);
}

function want(tag: string, load: () => Promise<object>): Promise<boolean> {
  const before = asked.get(tag);
  if (before) return before;
  const now = startGuarded(() => fetched(tag, load));
  asked.set(tag, now);
  return now;
}

/** The widget and, with the first of them, the school, which stands in the same file as what they share. */
async function loadWidget(widget: WidgetName): Promise<boolean> {
  const [isThere] = await Promise.all([want(tagOf(widget), rooms[widget]), want('flywheel-school', school)]);
  return isThere;
}

const upgrader = new Upgrader(loadWidget);

function lookFor(root: Document | Element): void {
  const has = (tag: string): boolean => !asked.has(tag) && ((root instanceof Element && root.localName === tag) || root.querySelector(tag) !== null);
  for (const widget of widgetNames) if (has(tagOf(widget))) void loadWidget(widget);
  if (has('flywheel-school')) void want('flywheel-school', school);
  upgrader.look(root);
}

/** Attributes by which a place may become another. */
const watched = ['href', ...new Set(widgetNames.flatMap(datasetNames))];

function heard(records: readonly MutationRecord[]): void {
  for (const { type, target, addedNodes } of records) {
    if (type === 'attributes') upgrader.lookAgain(target as Element);
    for (const node of addedNodes) if (node instanceof Element && node.isConnected) lookFor(node);
  }
}

function serve(): FirstCopy {
  return {
    version,
    add(embedBase, other) {
      upgrader.add(new URL(embedBase));
      if (other !== version)
        console.warn(`flywheel: this page loads version ${version} and version ${other}; ${version} came first and serves it. Load only one of them.`);
      lookFor(document);
    },
  };
}

const isFirst = !page[FIRST];
page[FIRST] ??= serve();
page[FIRST].add(new URL('./embed/', import.meta.url).href, version);
if (isFirst) new MutationObserver(heard).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: watched });
