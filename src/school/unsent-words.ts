/** What somebody is asked who signs out with something unsent: for our dialog, and for the browser's own where ours cannot be loaded. */
import { msg, str } from '@lit/localize';

export const unsentTitle = (count: number): string => (count === 1 ? msg('1 thing is not sent yet') : msg(str`${count} things are not sent yet`));
export const unsentWarning = (): string => msg('When you sign out, everything of yours is cleared from this device.');
/** Where it may stay: who can read it then. */
export const keptWarning = (): string => msg('You can leave your words locked on this device. Nobody else can open them. They are back when you sign in here again.');
export const keepWord = (days: number): string => (days === 1 ? msg('Keep locked for 1 day and sign out') : msg(str`Keep locked for ${days} days and sign out`));
