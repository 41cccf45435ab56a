/** What is said about files on their way out: why one is not taken, why one did not leave, how far it is. */
import { msg, str } from '@lit/localize';
import { messageLimits } from '../../contract/message-limits.js';
import type { FileRefusal } from './attachment-file.js';
import { sizeWord } from './attachment-size.js';

export function refusalSentence(refusal: FileRefusal, name: string, locale: string): string {
  if (refusal === 'type') return msg(str`“${name}” is of a kind that cannot be sent here. Pictures, sound and PDF files can.`);
  if (refusal === 'damaged') return msg(str`“${name}” cannot be opened as a picture. Please choose another one, or take it again.`);
  if (refusal === 'large') return msg(str`“${name}” is too large. A file may have up to ${sizeWord(messageLimits.attachmentBytes, locale)}.`);
  if (refusal === 'empty') return msg(str`“${name}” is empty.`);
  return msg(str`A message takes up to ${messageLimits.attachments.toLocaleString(locale)} files.`);
}

/** Why a file did not leave, after Send. */
export function failureSentence(type: string | undefined, name: string): string {
  if (type === 'no-media-consent') return msg(str`“${name}” shows a student whose family has not agreed to pictures. Please leave it out.`);
  if (type === 'unsupported-media-type') return msg(str`The school’s system did not take “${name}”: its content is not what it seems. Please leave it out.`);
  if (type === 'not-found') return msg(str`“${name}” is not on this device any more. Please add it again, or leave it out.`);
  if (type === 'thread-closed') return msg('This thread was closed meanwhile. Copy your words to keep them.');
  return msg(str`“${name}” could not be sent. Please try again, or leave it out.`);
}

export function progressWord(sent: number, bytes: number, waiting: boolean, locale: string): string {
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(bytes ? Math.min(1, sent / bytes) : 0);
  return waiting ? msg(str`${percent} sent. It goes on by itself as soon as the school’s system can be reached.`) : msg(str`${percent} sent`);
}
