/**
 * The bytes of one file by tus 1.0.0, part by part: asks how far the API is, goes on from there, and again from there after a break. That the upload exists
 * and where is the contract's business (`attachments.create`). It knows no credential and no retry: what fails is thrown, and the next call goes on.
 */
import { CallFailure } from '../contract/problem.js';

/** What is lost at most when a connection breaks; slow networks carry it within the deadline of one request. */
const PART_BYTES = 262_144;
/** Another page of the same person may send too: then the API knows better where we are. */
const LOOK_AGAIN = 5;

/** One request to the upload's own address; resolves where the API took it, or where its offset was another (409). */
export type Ask = (method: 'HEAD' | 'PATCH', headers: Readonly<Record<string, string>>, body?: Blob) => Promise<Response>;

const VERSION = { 'Tus-Resumable': '1.0.0' };

function offsetIn(response: Response, size: number): number {
  const said = response.headers.get('Upload-Offset');
  const offset = said === null ? NaN : Number(said);
  if (!Number.isSafeInteger(offset) || offset < 0 || offset > size) throw new CallFailure('nonsense', 'uploads', { status: response.status });
  return offset;
}

/** @param told how many bytes the API has, each time that is known. */
export async function uploadBytes(content: Blob, ask: Ask, told: (bytes: number) => void): Promise<void> {
  const look = async (): Promise<number> => offsetIn(await ask('HEAD', VERSION), content.size);
  let at = await look();
  for (let looks = 0; at < content.size;) {
    told(at);
    const headers = { ...VERSION, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(at) };
    const response = await ask('PATCH', headers, content.slice(at, at + PART_BYTES));
    const next = response.status === 409 ? await look() : offsetIn(response, content.size);
    if (next <= at && ++looks > LOOK_AGAIN) throw new CallFailure('nonsense', 'uploads', { status: response.status });
    at = next;
  }
  told(at);
}
