/**
 * The momentum ring of an open conversation: in which of the last weeks each side wrote, or spoke with the other outside of it. It comes with the place to write,
 * and its room in the head is there before it. It says nothing of weeks of which not every message was read.
 */
import { msg, str } from '@lit/localize';
import { css, type TemplateResult } from 'lit';
import { dayIn } from '../../base/days.js';
import type { Message } from '../../contract/message.js';
import type { Thread } from '../../contract/thread.js';
import { ringFrom, ringWeeks, ringWeeksAfter, type Touchpoint } from '../../domain/momentum-ring.js';
import { ring, ringStyles } from '../../ui/ring.js';
import type { ThreadScene } from './thread-scene.js';

/** Somebody who was reached took part; somebody who was not has not refused. */
function voicesOf({ voice, contact }: Message): readonly Message['voice'][] {
  if (!contact) return [voice];
  return contact.reached ? ['home', 'school'] : [voice];
}

/**
 * `messages`: the newest of the thread, without a hole, the oldest first. Of one week or less there is no ring, nor of an announcement: nobody answers it.
 */
export function threadRing(messages: readonly Message[] = [], { kind }: Thread, { timeZone, locale }: ThreadScene, today: string): TemplateResult | undefined {
  const [first] = messages;
  if (!first || kind === 'announcement') return undefined;
  const dayOf = (at: string): string => dayIn(timeZone, Date.parse(at));
  const weeks = first.seq === 1 ? undefined : ringWeeksAfter(dayOf(first.sentAt), today);
  if (weeks !== undefined && weeks < 2) return undefined;
  const since = Date.parse(`${ringFrom(today, weeks)}T00:00:00Z`) - 86_400_000;
  let from = messages.length;
  while (from > 0 && Date.parse(messages[from - 1]!.sentAt) >= since) from--;
  const touchpoints = messages
    .slice(from)
    .flatMap((message) => voicesOf(message).map((voice): Touchpoint => ({ voice, on: dayOf(message.contact?.at ?? message.sentAt) })));
  return ring(
    ringWeeks(touchpoints, today, weeks).map(({ home, school }) => ({ outer: home, inner: school })),
    locale,
    ({ all, outer, inner, both }) => msg(str`The last ${all} weeks: family took part in ${outer}, school in ${inner}, both in ${both}.`),
  );
}

/** Its room is the head's. */
const place = css`
  .audience {
    position: relative;
  }
  .audience .ring {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
  }
`;
export const styles = css`
  ${ringStyles}
  ${place}
`;
