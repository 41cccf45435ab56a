/**
 * The secret in a calendar's address: the school, so that a school can move to another server, and 32 bytes that follow from a key of the server's and
 * a nonce of the database's. The database alone cannot make it, and keeps its hash alone.
 */
import { createHash, createHmac } from 'node:crypto';

const LABEL = 'flywheel-calendar';
const hexOf = (uuid: string) => uuid.replaceAll('-', '');

export function calendarSecret(key: string, of: { readonly schoolId: string; readonly personId: string; readonly nonce: string }): string {
  const mac = createHmac('sha256', key).update(`${LABEL}\n${of.schoolId}\n${of.personId}\n${of.nonce}`).digest();
  return Buffer.concat([Buffer.from(hexOf(of.schoolId), 'hex'), mac]).toString('base64url');
}

export const secretHash = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** The school that a secret names; `undefined`: it is none. */
export function schoolOf(secret: string): string | undefined {
  const bytes = Buffer.from(secret, 'base64url');
  if (bytes.length !== 48 || bytes.toString('base64url') !== secret) return undefined;
  const hex = bytes.subarray(0, 16).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
