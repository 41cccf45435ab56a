/** What time it is, handed in, so that a test can say another. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}
