/**
 * The one script of a page without a build: `<script type="module" src=".../flywheel.js"></script>`. It looks which tags of ours are on the page, which
 * `<div data-flywheel-widget>` and which links to our own pages, now and later, also in open shadow roots, and loads only what those need. Where another
 * copy of it was first, of whatever version, that one serves the page. It knows no option: that is for what upgrades divs and links.
 */
import type { WidgetName } from './embed/options.js';
import { PLACES } from './embed/places.js';
import { Upgrader, watched } from './embed/upgrader.js';
import { version } from './embed/version.js';
import { startGuarded, tellOnce } from './element/guarded-start.js';

const rooms: Readonly<Record<WidgetName, () => Promise<object>>> = {
  'check-in-card': () => import('./widgets/check-in-card/check-in-card.js'),
  'conference-scheduler': () => import('./widgets/conference-scheduler/conference-scheduler.js'),
  'goal-tracker': () => import('./widgets/goal-tracker/goal-tracker.js'),
  'message-thread': () => import('./widgets/message-thread/message-thread.js'),
};
const widgetNames = Object.keys(rooms) as readonly WidgetName[];
const school = (): Promise<object> => import('./school/school.js');
/** Without what registers it elsewhere, which would bring the widgets' file along; it is told first where the widgets' own pages are. */
async function embed(): Promise<object> {
  const module = await import('./embed/embed.element.js');
  module.FlywheelEmbed.base ??= new URL('./embed/', import.meta.url).href;
  if (!customElements.get('flywheel-embed')) customElements.define('flywheel-embed', module.FlywheelEmbed);
  return module;
}

/** What a later copy asks of the first; other versions do so too, so it stays as it is. */
interface FirstCopy {
  readonly version: string;
  add(embedBase: string, version: string): void;
  upgrade(root: ShadowRoot): void;
}
const FIRST = Symbol.for('flywheel-first-copy/1');
const page = document as Document & { [FIRST]?: FirstCopy };

const asked = new Map<string, Promise<boolean>>();

const SCHOOL = 'flywheel-school';

/** Fetches what defines a tag, unless the page has it from elsewhere: then that one stays. */
async function fetched(tag: string, load: () => Promise<object>): Promise<void> {
  // The school stands in the file that all share, so it may be there before anybody has asked for it.
  const mayBeOurs = !customElements.get(tag) || tag === SCHOOL;
  const isOurs = mayBeOurs && Object.values(await load()).includes(customElements.get(tag));
  if (!isOurs) tellOnce(`another script of this page has defined <${tag}> before ${version} could, and that one stays. Load only one of them.`);
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
  const [isThere] = await Promise.all([want(`flywheel-${widget}`, rooms[widget]), want(SCHOOL, school)]);
  return isThere;
}

/** What the addresses of the widgets' own pages begin with, one for each copy of this script. */
const bases: URL[] = [];
const upgrader = new Upgrader(loadWidget, bases);

type Place = Document | ShadowRoot | Element;
const inside = (place: Place, selector: string): Element[] => [
  ...(place instanceof Element && place.matches(selector) ? [place] : []),
  ...place.querySelectorAll(selector),
];

function lookFor(place: Place): void {
  const has = (tag: string): boolean => !asked.has(tag) && inside(place, tag).length > 0;
  for (const widget of widgetNames) if (has(`flywheel-${widget}`)) void loadWidget(widget);
  if (has(SCHOOL)) void want(SCHOOL, school);
  if (has('flywheel-embed')) void want('flywheel-embed', embed);
  upgrader.look(inside(place, PLACES));
  for (const element of inside(place, '*')) if (!element.localName.startsWith('flywheel-')) lookIntoShadow(element);
}

/** An element that is not defined yet may have a shadow root once it is. */
function lookIntoShadow(element: Element): void {
  if (element.shadowRoot) watch(element.shadowRoot);
  else if (element.localName.includes('-') && element.matches(':not(:defined)'))
    void customElements.whenDefined(element.localName).then(() => element.shadowRoot && watch(element.shadowRoot));
}

const observer = new MutationObserver((records) => {
  for (const { type, target, addedNodes } of records) {
    if (type === 'attributes') upgrader.lookAgain(target as Element);
    for (const node of addedNodes) if (node instanceof Element && node.isConnected) lookFor(node);
  }
});

function watch(root: Document | ShadowRoot): void {
  observer.observe(root, { childList: true, subtree: true, attributeFilter: watched });
  lookFor(root);
}

function serve(): FirstCopy {
  return {
    version,
    add(embedBase, other) {
      bases.push(new URL(embedBase));
      if (other !== version)
        console.warn(`flywheel: this page loads version ${version} and version ${other}; ${version} came first and serves it. Load only one of them.`);
      watch(document);
    },
    upgrade: watch,
  };
}

/** Looks into a shadow root that was attached when its element was on the page already, now and from then on: nothing tells the script of such a root. */
export const upgrade = (root: ShadowRoot): void => page[FIRST]?.upgrade(root);

if (document.documentElement.dataset['flywheelFrame'] !== undefined) {
  // The page of one widget knows what it wants, and its own link is to stay a link. The school is asked for first: it is defined by the file that all stand on.
  void want(SCHOOL, school);
  void startGuarded(async () => (await import('./embed/frame.js')).startFrame(document, loadWidget));
} else {
  page[FIRST] ??= serve();
  page[FIRST].add(new URL('./embed/', import.meta.url).href, version);
}
