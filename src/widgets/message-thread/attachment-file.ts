/**
 * A file on its way into a message: how it lies in the draft beside the words, what is announced of it, and what is wrong with it before anything leaves
 * (MT-04). Its bytes are kept elsewhere, under its id. Pure.
 */
import { newId } from '../../base/ids.js';
import { cleanText, fitsCharacters } from '../../base/text.js';
import { attachmentTypes, type AttachmentBody, type AttachmentType } from '../../contract/attachment.js';
import { messageLimits } from '../../contract/message-limits.js';
import type { DraftValue, Json } from '../../domain/draft.js';

export interface DraftFile {
  /** Under which its bytes are kept on the device. */
  readonly id: string;
  /** Under which it is announced; empty until it leaves, and again as soon as anything of it changes. */
  readonly key: string;
  readonly name: string;
  readonly type: AttachmentType;
  readonly bytes: number;
  readonly alt: string;
  /** Students who can be recognised in it. */
  readonly shows: readonly string[];
}

const isType = (type: unknown): type is AttachmentType => (attachmentTypes as readonly unknown[]).includes(type);
const isText = (value: unknown): value is string => typeof value === 'string';

function fileOf(json: Json): DraftFile | undefined {
  const { id, key, name, type, bytes, alt, shows } = (typeof json === 'object' ? (json ?? {}) : {}) as Record<string, Json>;
  if (!isText(id) || !isText(key) || !isText(name) || !isType(type) || typeof bytes !== 'number') return undefined;
  return { id, key, name, type, bytes, alt: isText(alt) ? alt : '', shows: Array.isArray(shows) ? shows.filter(isText) : [] };
}

/** Those that a draft names. */
export function filesIn(value: DraftValue | undefined): readonly DraftFile[] {
  const files = value?.files;
  return Array.isArray(files) ? (files as readonly Json[]).flatMap((json) => fileOf(json) ?? []) : [];
}

/** The draft with these files; one in which nothing is left is none. */
export function withFiles(value: DraftValue | undefined, files: readonly DraftFile[]): DraftValue | undefined {
  const { files: _before, ...others } = value ?? {};
  const next: DraftValue = files.length ? { ...others, files: files.map((file) => ({ ...file, shows: [...file.shows] })) } : others;
  return Object.keys(next).length ? next : undefined;
}

/** As they leave: each under a key of its own, which stays as long as nothing of the file changes. */
export const announced = (files: readonly DraftFile[]): readonly DraftFile[] => files.map((file) => (file.key ? file : { ...file, key: newId() }));

/** Why a file is not taken: `type` it is nothing that may be sent · `damaged` it begins like a picture, and none can be drawn · `large` · `empty` · `many`. */
export type FileRefusal = 'type' | 'damaged' | 'large' | 'empty' | 'many';
export function refusalOf(content: Blob, count: number): FileRefusal | undefined {
  if (count >= messageLimits.attachments) return 'many';
  if (content.size === 0) return 'empty';
  return content.size > messageLimits.attachmentBytes ? 'large' : undefined;
}

/** A name without what no file name has; the end, which says what it is, stays. */
export function usableName(name: string, usual: string): string {
  const clean =
    cleanText(name)
      .replace(/[\n\t/\\]/g, '_')
      .trim() || usual;
  if (fitsCharacters(clean, messageLimits.fileNameCharacters)) return clean;
  const end = /\.[a-z0-9]{1,8}$/i.exec(clean)?.[0] ?? '';
  return [...clean].slice(0, 60).join('') + end;
}

export const isPicture = ({ type }: Pick<DraftFile, 'type'>): boolean => type.startsWith('image/');
export const fitsAlt = ({ alt }: DraftFile): boolean => fitsCharacters(cleanText(alt).trim(), messageLimits.altCharacters);

/** As it is announced. */
export const announcementOf = ({ name, type, bytes, alt, shows }: DraftFile, language: string): AttachmentBody => ({
  name,
  type,
  bytes,
  alt: cleanText(alt).trim() || null,
  language,
  shows: [...shows],
});
