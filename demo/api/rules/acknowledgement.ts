/** Who may say what about an entry that is there already: change it, or acknowledge it. Pure. */
import type { Voice } from '../../../src/contract/person.js';
import { Refusal } from '../refusal.js';
import { may, writingVoice, type Tie, type Viewer } from './voices.js';

/** What has to be known of an entry to decide. */
export interface EntryFacts {
  readonly kind: string;
  readonly voice: Voice;
  readonly authorId: string;
  readonly helpFrom: string | null;
}

const isShared = (kind: string) => kind === 'check-out' || kind === 'report';

/** An entry is its author's; the one check-out or report of a day is the whole school's. @throws {Refusal} `not-allowed`. */
export function checkMayChange(viewer: Viewer, tie: Tie, entry: EntryFacts): void {
  const own = entry.authorId === viewer.id || (isShared(entry.kind) && writingVoice(viewer.role) === 'school');
  if (!own || !may(tie, 'write-check-in')) throw new Refusal('not-allowed');
}

/** @throws {Refusal} `not-allowed` where it is not this viewer's to say. */
export function checkMayAcknowledge(kind: 'read-at-home' | 'talked', viewer: Viewer, tie: Tie, entry: EntryFacts): void {
  const fits =
    kind === 'read-at-home'
      ? writingVoice(viewer.role) === 'home' && isShared(entry.kind) && may(tie, 'acknowledge-check-in')
      : entry.helpFrom === viewer.id && may(tie, 'answer-help');
  if (!fits) throw new Refusal('not-allowed');
}
