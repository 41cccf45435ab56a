/** A message as the contract writes it for one viewer: what is removed has no words and no files, and who has read it is its author's to know. */
import type { Message } from '../../../src/contract/message.js';
import type { MessageRow } from '../queries/messages.js';
import type { ThreadRow } from '../queries/threads.js';
import { mayRemove } from '../rules/thread-rights.js';
import { noteFor } from '../rules/translation.js';
import { writingVoice, type Viewer } from '../rules/voices.js';
import { showPerson } from './show-thread.js';

export function showMessage(viewer: Viewer, thread: ThreadRow, row: MessageRow): Message {
  const { translations, text, language, removed, attachments, acknowledged, ...rest } = row;
  const person = (one: MessageRow['author']) => showPerson(viewer, thread.household, one);
  const note = noteFor(viewer.locale, text, language, translations);
  const isGone = removed !== null;
  return {
    ...rest,
    author: person(row.author),
    text: isGone ? null : text,
    language,
    translation: isGone ? null : note.translation,
    nextStep: isGone ? null : row.nextStep,
    attachments: isGone ? [] : [...attachments],
    acknowledged: writingVoice(viewer.role) === 'school' ? acknowledged : null,
    readBy: row.readBy.map(({ person: reader, readAt }) => ({ person: person(reader), readAt })),
    removed: removed && { at: removed.at, by: person(removed.by) },
    mayRemove: !isGone && mayRemove(viewer, thread, row.author.id),
  };
}
