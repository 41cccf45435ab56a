/**
 * Leaving: whatever was not sent yet is asked about first, then everything of the viewer goes from this device and this page. Signing out at
 * the school's own system is the page's to do.
 */
import { documentAnswerer } from './answerer.js';
import type { Machinery, UnsentChoice } from './ports.js';
import { unsentTitle, unsentWarning } from './unsent-words.js';

export interface LeaveOptions {
  /**
   * Asks about `count` things that were not sent, of which `drafts` are still in a form: those nobody can send but their writer. `keepDays`: so many days they may
   * stay on this device, sealed; `undefined` where they cannot. Ours is a dialog.
   */
  readonly ask?: ((count: number, drafts: number, keepDays: number | undefined) => UnsentChoice | Promise<UnsentChoice>) | undefined;
}

/** Our dialog, or where there is no network to load it with, the browser's own. */
async function askByDialog(count: number, drafts: number, keepDays: number | undefined): Promise<UnsentChoice> {
  const dialog = await import('./unsent-dialog.js').catch(() => undefined); // without it there is still a way to ask
  if (dialog) return dialog.askAboutUnsent(count, drafts < count, keepDays);
  return confirm(`${unsentTitle(count)}. ${unsentWarning()}`) ? 'delete' : 'stay';
}

/** The fewest days among those who can keep; nothing where one of them cannot. */
function keepDays(machineries: readonly Machinery[]): number | undefined {
  const days = machineries.map((machinery) => machinery.keepDays());
  return days.every((one) => one !== undefined) ? Math.min(...days) : undefined;
}

async function keep(machineries: readonly Machinery[]): Promise<boolean> {
  const kept = await Promise.all(machineries.map((machinery) => machinery.keep()));
  return !kept.includes(false);
}

/** `false`: the person stays, nothing was cleared. */
export async function leave(machineries: readonly Machinery[], { ask = askByDialog }: LeaveOptions): Promise<boolean> {
  for (let mayKeep = true; ;) {
    const waiting = machineries.reduce((sum, machinery) => sum + machinery.unsent(), 0);
    const drafts = (await Promise.all(machineries.map((machinery) => machinery.drafted()))).reduce((sum, count) => sum + count, 0);
    if (waiting + drafts === 0) break;
    const choice = await ask(waiting + drafts, drafts, mayKeep ? keepDays(machineries) : undefined);
    if (choice === 'delete') break;
    if (choice === 'keep') {
      if (await keep(machineries)) return true;
      mayKeep = false; // the device would not take all of it: asked again, without that
      continue;
    }
    if (choice === 'stay' || waiting === 0) return false;
    await Promise.all(machineries.map((machinery) => machinery.flush()));
  }
  await Promise.all(machineries.map((machinery) => machinery.purge()));
  return true;
}

/**
 * Clears everything of whoever is looking, from every school and widget of this page; for the page's own "sign out". Asks first about what
 * was not sent yet. Resolves `false` where the person would rather stay.
 */
export const purge = (options: LeaveOptions = {}): Promise<boolean> => leave(documentAnswerer().machineries(), options);
