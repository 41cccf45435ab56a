/** From a response to an answer of the contract: never more bytes than a widget is willing to read, never a page taken for data. */
import { limits } from '../contract/limits.js';
import type { AnswerOf, Operation } from '../contract/operation.js';
import { CallFailure } from '../contract/problem.js';
import { checkedAnswer } from './checked-answer.js';
import { refusal } from './problem-answer.js';

const JSON_TYPE = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

/** Reads at most `limits.answerBytes`; the connection is dropped as soon as there are more. */
async function readText(operationId: string, response: Response): Promise<string> {
  const tooLong = () => new CallFailure('nonsense', operationId, { status: response.status, cause: new Error(`more than ${limits.answerBytes} bytes`) });
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder('utf-8');
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > limits.answerBytes) {
      void reader.cancel().catch(() => undefined); // an already broken stream: there is nothing left to cancel
      throw tooLong();
    }
    text += decoder.decode(value, { stream: true });
  }
}

async function readJson(operationId: string, response: Response): Promise<unknown> {
  const text = await readText(operationId, response);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own message quotes the text, which may be somebody's words.
    throw new CallFailure('nonsense', operationId, { status: response.status, cause: new Error(`cut off or not JSON, ${text.length} characters`) });
  }
}

/** Whether the response is something else than an API: a redirect to a sign-in page, or hidden from this page. */
const isElsewhere = (response: Response) =>
  response.type === 'opaqueredirect' || response.type === 'opaque' || (response.status >= 300 && response.status < 400);

export async function readAnswer<O extends Operation>(operation: O, response: Response, now: number): Promise<AnswerOf<O>> {
  if (isElsewhere(response)) throw new CallFailure('not-the-api', operation.id, response.status ? { status: response.status } : {});
  const isJson = JSON_TYPE.test(response.headers.get('Content-Type') ?? '');
  if (!response.ok) throw refusal(operation.id, response, isJson ? await readJson(operation.id, response) : undefined, now);
  if (response.status === 204) return checkedAnswer(operation, undefined);
  if (!isJson) throw new CallFailure('not-the-api', operation.id, { status: response.status });
  const answer = await readJson(operation.id, response);
  return checkedAnswer(operation, operation.status === 204 ? undefined : answer);
}
