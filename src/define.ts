/** Registers every tag: `import 'flywheel-widgets/define'`. What cannot start says so once in the console (see `element/guarded-start.ts`). */
import { startGuarded } from './element/guarded-start.js';

/** Resolves `true` once every tag is defined, `false` where the page does not let them start. */
export const defined: Promise<boolean> = startGuarded(
  () => import('./school/school.js'),
  () => import('./embed/embed.js'),
  () => import('./widgets/check-in-card/check-in-card.js'),
  () => import('./widgets/conference-scheduler/conference-scheduler.js'),
  () => import('./widgets/goal-tracker/goal-tracker.js'),
  () => import('./widgets/message-thread/message-thread.js'),
);
