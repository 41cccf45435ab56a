/** Something that a person can put right: one sentence that says what, one that says how. Shown without a stack. */
export class Refused extends Error {
  constructor(
    readonly what: string,
    /** The way on. */
    readonly wayOn: string,
    cause?: unknown,
  ) {
    super(`${what} ${wayOn}`, { cause });
  }
}
