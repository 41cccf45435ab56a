/** Reads a JSON body, or a form: the limit first, then the type, then the bytes, then strictly the JSON. Nothing of a body that is too large is parsed. */
import { limits } from '../../../src/contract/limits.js';
import { parseStrictJson } from '../json.js';
import { invalid, Refusal } from '../refusal.js';

/** The body's value; `undefined` where there is none. @throws {Refusal} `too-large`, `unsupported-media-type`, `invalid`. */
export async function readBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get('Content-Length') ?? 0) > limits.bodyBytes) throw tooLarge();
  const bytes = await readBytes(request);
  if (bytes.length === 0) return undefined;
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(request.headers.get('Content-Type') ?? '')) throw new Refusal('unsupported-media-type');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid('', 'must be UTF-8');
  }
  return parseStrictJson(text);
}

/** A form as a page sends it, each name once. @throws {Refusal} `too-large`, `unsupported-media-type`, `invalid`. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  if (Number(request.headers.get('Content-Length') ?? 0) > limits.bodyBytes) throw tooLarge();
  const bytes = await readBytes(request);
  if (!/^application\/x-www-form-urlencoded\s*(;.*)?$/i.test(request.headers.get('Content-Type') ?? '')) throw new Refusal('unsupported-media-type');
  const form = new URLSearchParams(Buffer.from(bytes).toString('utf8'));
  const twice = [...form.keys()].find((name, index, names) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid('', 'a field is there twice');
  return form;
}

const tooLarge = () => new Refusal('too-large', { detail: `A body has at most ${limits.bodyBytes} bytes` });

async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array };
    if (done) break;
    length += value!.length;
    if (length > limits.bodyBytes) {
      // The answer does not wait for a sender that will not stop.
      void reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(value!);
  }
  return Buffer.concat(chunks, length);
}
