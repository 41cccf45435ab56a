/** What a row of the scheduler says in one line, and why the school would not take it. Chosen by operation and type of trouble; the API's own text is never shown. */
import { msg, str } from '@lit/localize';
import type { Conference } from '../../contract/conference.js';
import type { OutboxItem } from '../../domain/outbox.js';

export const rowsTitle = (count: number): string => (count === 1 ? msg('1 thing waits to be sent') : msg(str`${count} things wait to be sent`));

/** What somebody wrote with it; else what it is. */
export function rowSummary({ operationId, body }: Pick<OutboxItem, 'operationId' | 'body'>): string {
  const { text, topic, reason } = (body ?? {}) as { text?: string; topic?: string; reason?: string };
  return text || topic || reason || whatWord(operationId);
}

function whatWord(operationId: string): string {
  switch (operationId) {
    case 'bookings.hold':
      return msg('Hold a time');
    case 'bookings.run':
      return msg('Book several times');
    case 'bookings.reschedule':
      return msg('Move to another time');
    case 'bookings.cancel':
      return msg('Cancel an appointment');
    case 'slots.watch':
      return msg('Wait for a free time');
    case 'slots.unwatch':
      return msg('Wait no longer');
    case 'conference-requests.create':
      return msg('Ask for another time');
    case 'conference-requests.answer':
      return msg('Answer about a time');
    default:
      return msg('Book a time');
  }
}

/** Why a time could not be had; `undefined` where it is no matter of times. */
export function refusalWord(
  type: string | undefined,
  conference?: Pick<Conference, 'households'>,
): { readonly title: string; readonly text: string } | undefined {
  switch (type) {
    case 'slot-taken':
      return { title: msg('Somebody else took this time a moment ago.'), text: msg('Everything you typed is still here. Choose another time below.') };
    case 'hold-expired':
      return { title: msg('This time was held for you, and the hold has run out.'), text: msg('Everything you typed is still here. Choose a time again.') };
    case 'booking-closed':
      return {
        title: msg('This cannot be booked or changed here now.'),
        text: msg('The time for it has not begun or is over. The school can still help you.'),
      };
    case 'limit-reached':
      if (conference?.households === 'shared')
        return {
          title: msg('No more appointments can be booked here now.'),
          text: msg(
            'In this conference a child’s homes share one meeting with each teacher. It may be booked, or somebody is booking it right now. Everything you typed is still here. The school can help you.',
          ),
        };
      return {
        title: msg('You have all the appointments that this conference allows.'),
        text: msg('Cancel one of them first, or ask the school for one more.'),
      };
    case 'overlap':
      return {
        title: msg('This is too close to another appointment of your family.'),
        text: msg('You would need to be in two places, or have no time to walk. Choose another time.'),
      };
    default:
      return undefined;
  }
}
