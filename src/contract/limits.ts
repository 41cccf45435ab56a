/**
 * Every limit of the contract in one place, with its unit in its name. The API refuses what is beyond them with a typed problem;
 * the widgets count against the same numbers before anything is sent. "Characters" are what a person counts: grapheme clusters.
 */
export const limits = {
  /** Free text of a check-in, an acknowledgement or a reply. */
  noteCharacters: 2000,
  /** Names of people, periods, expectations and behaviours. */
  nameCharacters: 120,
  /** A JSON request body. */
  bodyBytes: 65_536,
  /** An answer that a widget is willing to read. */
  answerBytes: 2_097_152,
  /** A page of a list. */
  pageItems: 200,
  /** The page of a list when nothing is asked for. */
  pageItemsDefault: 50,
  /** Expectations times periods of one check-in/check-out plan. */
  ratings: 80,
  /** Target behaviours of a daily report card: the practice guides say three to eight. */
  behavioursFewest: 3,
  behavioursMost: 8,
  /** How far back a check-in may be dated; ahead of today only by the width of the world's time zones. */
  daysBack: 14,
  /** How long the API remembers an idempotency key. */
  idempotencyDays: 14,
  /** How long a draft is kept on a device unless the school lowers it. */
  retentionDays: 7,
  /** What a goal says, a strategy, a commitment. */
  statementCharacters: 500,
  /** Why a goal was revised, or a proposal declined. */
  reasonCharacters: 1000,
  /** A unit of measure: `words per minute`. */
  unitCharacters: 40,
  /** What one level of a goal attainment scale looks like. */
  levelCharacters: 300,
  /** The greatest value of a data point, in the goal's unit. */
  goalValueMost: 100_000,
  /** From a goal's first day to its last: three years. */
  goalDays: 1096,
  /** Goals that one strategy serves. */
  strategyGoals: 20,
  /** Slots of one offer: a day of times. */
  slotsPerOffer: 200,
  /** Bookings of one run: a family's evening. */
  runItems: 20,
  /** Meetings of one series. */
  seriesItems: 12,
  /** A draft kept at the API. */
  draftBytes: 32_768,
} as const;
