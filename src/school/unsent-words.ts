/** What somebody is asked who signs out with something unsent: for our dialog, and for the browser's own where ours cannot be loaded. */
import { msg, str } from '@lit/localize';

export const unsentTitle = (count: number): string => (count === 1 ? msg('1 thing is not sent yet') : msg(str`${count} things are not sent yet`));
export const unsentWarning = (): string => msg('When you sign out, everything of yours is cleared from this device.');
