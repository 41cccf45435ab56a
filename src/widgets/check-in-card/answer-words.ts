/** The three answers of a report card, and none yet, between what is kept (`true`, `false`, `null`, nothing) and what is pressed. */
import { msg } from '@lit/localize';
import type { Result } from '../../contract/check-in.js';
import type { Segment } from '../../ui/segments.element.js';

export const answerWord = (met: boolean): string => (met ? msg('Yes') : msg('Not yet'));

export const answerSegments = (): readonly Segment[] => [
  { value: 'yes', label: answerWord(true) },
  { value: 'no', label: answerWord(false) },
  { value: 'not-looked', label: msg('Not looked at') },
];

/** `''`: no answer yet. */
export function answerOf(results: readonly Result[], behaviour: string): string {
  const result = results.findLast((r) => r.behaviour === behaviour);
  if (!result) return '';
  return result.met === null ? 'not-looked' : result.met ? 'yes' : 'no';
}

/** `undefined`: the answer is taken back. */
export function answerValue(pressed: string): boolean | null | undefined {
  return pressed === '' ? undefined : pressed === 'not-looked' ? null : pressed === 'yes';
}
