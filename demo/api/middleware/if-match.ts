/** ETags: the strong one of a record is its version in quotes, that of a list is a hash of what was said. */
import { createHash } from 'node:crypto';
import { invalid, Refusal } from '../refusal.js';

export const etagOf = (version: number) => `"${version}"`;
export const etagOfText = (text: string) => `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;

const TAGS = /^(W\/)?"[\x21\x23-\x7e]*"(\s*,\s*(W\/)?"[\x21\x23-\x7e]*")*$/;
const tagsOf = (header: string) => header.match(/(W\/)?"[^"]*"/g) ?? [];

/** The tags of `If-Match`. Weak ones stay in the list and match nothing; `*` would change what was never read, and is refused. */
export function readIfMatch(header: string | undefined): readonly string[] | undefined {
  if (header === undefined) return undefined;
  if (!TAGS.test(header.trim())) throw invalid('/headers/if-match', 'must be a strong ETag like "3"');
  return tagsOf(header);
}

/**
 * Compares what a change was made from with what is there.
 * @param current what goes along with `stale-version`; `null` where the record is gone.
 * @throws {Refusal} `version-required`, `stale-version`.
 */
export function checkVersion(ifMatch: readonly string[] | undefined, version: number, current: unknown): void {
  if (ifMatch === undefined) throw new Refusal('version-required');
  if (!ifMatch.includes(etagOf(version))) throw new Refusal('stale-version', current === null ? { current } : { current, etag: etagOf(version) });
}

/** Whether `If-None-Match` names what would be answered. */
export function isNotModified(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || tagsOf(header).some((tag) => tag.replace(/^W\//, '') === etag);
}
