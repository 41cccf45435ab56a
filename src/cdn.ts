/**
 * The one script of a page without a build: `<script type="module" src=".../flywheel.js"></script>`. It looks which tags of ours are on the page, now
 * and later, and loads only those.
 */
import { startGuarded } from './element/guarded-start.js';

/** Without what registers it elsewhere, which would bring the widgets' file along; it is told first where the widgets' own pages are. */
async function embed(): Promise<void> {
  const { FlywheelEmbed } = await import('./embed/embed.element.js');
  FlywheelEmbed.base ??= new URL('./embed/', import.meta.url).href;
  if (!customElements.get('flywheel-embed')) customElements.define('flywheel-embed', FlywheelEmbed);
}

const rooms: Readonly<Record<string, () => Promise<unknown>>> = {
  'flywheel-check-in-card': () => import('./widgets/check-in-card/check-in-card.js'),
  'flywheel-embed': embed,
  'flywheel-conference-scheduler': () => import('./widgets/conference-scheduler/conference-scheduler.js'),
  'flywheel-goal-tracker': () => import('./widgets/goal-tracker/goal-tracker.js'),
  'flywheel-message-thread': () => import('./widgets/message-thread/message-thread.js'),
};
const school = (): Promise<unknown> => import('./school/school.js');
const asked = new Set<string>();

function look(root: ParentNode): void {
  const wanted = Object.keys(rooms).filter((tag) => !asked.has(tag) && root.querySelector(tag));
  if (!asked.has('flywheel-school') && (wanted.some((tag) => tag !== 'flywheel-embed') || root.querySelector('flywheel-school')))
    wanted.push('flywheel-school');
  for (const tag of wanted) asked.add(tag);
  if (wanted.length) void startGuarded(...wanted.map((tag) => rooms[tag] ?? school));
}

if (document.documentElement.dataset['flywheelFrame'] !== undefined) {
  // The page of one widget knows what it wants, and its own link is to stay a link.
  void startGuarded(async () => (await import('./embed/frame.js')).startFrame(document, (widget) => startGuarded(school, rooms[`flywheel-${widget}`]!)));
} else {
  look(document);
  new MutationObserver(() => look(document)).observe(document, { childList: true, subtree: true });
}
