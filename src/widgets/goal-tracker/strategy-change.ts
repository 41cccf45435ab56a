/** A strategy as the form that writes or changes it, and back: what lies in a draft, what is sent, what was there before. Pure. */
import { strategyPlaces, type Strategy, type StrategyBody } from '../../contract/strategy.js';
import type { DraftValue, Json } from '../../domain/draft.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { idsIn } from './goals-choice.js';

type Words = Pick<Strategy, 'text' | 'place' | 'goalIds'>;
const plain = ({ text, place, goalIds }: Words): Json => ({ text, place, goalIds: [...goalIds] });

/** The form before the first key, with the strategy as it was then. */
export const strategyStart = (strategy: Strategy): DraftValue => ({
  text: strategy.text,
  place: strategy.place,
  goals: strategy.goalIds.join(' '),
  version: String(strategy.version),
  was: plain(strategy),
});

type Typed = Readonly<Record<string, string>>;
/** What goes out; a place that this version does not know is anywhere. */
export function strategyBody(typed: Typed, text: string, language: string): StrategyBody {
  return { text, language, place: strategyPlaces.find((one) => one === typed.place) ?? 'anywhere', goalIds: [...idsIn(typed.goals ?? '')] };
}

/** Somebody else said meanwhile what they found, and the strategy itself is as it was: then there is nothing to ask. The version to build on. */
export function onlyFound(item: OutboxItem): number | undefined {
  const current = item.trouble?.problem?.current as Strategy | undefined;
  const was = item.draft?.value.was;
  return current && was !== undefined && JSON.stringify(plain(current)) === JSON.stringify(was) ? current.version : undefined;
}
