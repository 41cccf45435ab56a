/**
 * The feelings of the grid: energy against pleasantness, four quadrants of three. The layout follows the circumplex model of affect
 * (Russell 1980); the words are plain ones of our own. A school may offer fewer; an answer may hold one that this list does not know.
 */
export const feelings = {
  angry: { energy: 'high', pleasant: false },
  worried: { energy: 'high', pleasant: false },
  restless: { energy: 'high', pleasant: false },
  excited: { energy: 'high', pleasant: true },
  proud: { energy: 'high', pleasant: true },
  happy: { energy: 'high', pleasant: true },
  sad: { energy: 'low', pleasant: false },
  lonely: { energy: 'low', pleasant: false },
  tired: { energy: 'low', pleasant: false },
  calm: { energy: 'low', pleasant: true },
  thankful: { energy: 'low', pleasant: true },
  safe: { energy: 'low', pleasant: true },
} as const satisfies Record<string, { energy: 'high' | 'low'; pleasant: boolean }>;
export type Feeling = keyof typeof feelings;
export const feelingKeys = Object.keys(feelings) as Feeling[];
/** The five that pre-readers choose from, by face alone. */
export const firstFeelings: readonly Feeling[] = ['happy', 'calm', 'tired', 'sad', 'angry'];
