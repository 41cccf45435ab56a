/** The limits of messages. They stand apart from `limits.ts` so that a page without messages does not carry them. "Characters" are grapheme clusters. */
export const messageLimits = {
  /** The text of a message. */
  textCharacters: 4000,
  /** What comes next: one step, in a sentence. */
  nextStepCharacters: 300,
  /** What a thread is about. */
  subjectCharacters: 120,
  /** What is looked for in a thread. */
  findCharacters: 100,
  /** Places that a search answers with, the newest first. */
  found: 200,
  /** What somebody who cannot see a picture reads. */
  altCharacters: 300,
  /** The name of a file. */
  fileNameCharacters: 120,
  /** One file. */
  attachmentBytes: 20_971_520,
  /** Files of one message. */
  attachments: 10,
  /** How long bytes that were not sent along with a message are kept. */
  uploadHours: 24,
  /** Students whose families are written to at once. */
  copies: 60,
  /** Office hours of one person: two spans a day. */
  officeHours: 14,
  /** Days on which somebody is away, as spans. */
  away: 20,
  /** Unread messages are counted up to here; beyond it reads "more than". */
  unread: 999,
  /** How far back a call or a visit may be written down. */
  contactDaysBack: 60,
} as const;
