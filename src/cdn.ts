/**
 * The one script of a page without a build: `<script type="module" src=".../flywheel.js"></script>`. It looks which tags of ours are on the page, now
 * and later, and loads only those.
 */
import { startGuarded } from './element/guarded-start.js';

const rooms: Readonly<Record<string, () => Promise<unknown>>> = {
  'flywheel-check-in-card': () => import('./widgets/check-in-card/check-in-card.js'),
  'flywheel-conference-scheduler': () => import('./widgets/conference-scheduler/conference-scheduler.js'),
  'flywheel-goal-tracker': () => import('./widgets/goal-tracker/goal-tracker.js'),
  'flywheel-message-thread': () => import('./widgets/message-thread/message-thread.js'),
};
const school = (): Promise<unknown> => import('./school/school.js');
const asked = new Set<string>();

function look(root: ParentNode): void {
  const wanted = Object.keys(rooms).filter((tag) => !asked.has(tag) && root.querySelector(tag));
  if (!asked.size && (wanted.length || root.querySelector('flywheel-school'))) wanted.push('flywheel-school');
  for (const tag of wanted) asked.add(tag);
  if (wanted.length) void startGuarded(...wanted.map((tag) => rooms[tag] ?? school));
}

look(document);
new MutationObserver(() => look(document)).observe(document, { childList: true, subtree: true });
