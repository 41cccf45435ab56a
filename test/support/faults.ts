/** The bad days that `ApiProxy` can have, each by name. */
import type { Fault } from './api-proxy.js';

/** The request never arrives. */
export const drop: Fault = ({ response }) => void response.destroy();

/** The school takes it, commits, and its answer is lost. */
export const commitThenDrop: Fault = async ({ forward, response }) => {
  await forward();
  response.destroy();
};

/** Nothing ever comes back. */
export const hang: Fault = () => undefined;

/** Something else than the API answers. */
export const gives =
  (status: number, body: string | Buffer, contentType = 'application/json'): Fault =>
  ({ give }) =>
    give({ status, headers: { 'content-type': contentType }, body });

/** An RFC 9457 problem of a type that the contract names. */
export const problem = (status: number, type: string, headers: Record<string, string> = {}): Fault => {
  const body = JSON.stringify({ type: `urn:flywheel:problem:${type}`, title: type, status });
  return ({ give }) => give({ status, headers: { 'content-type': 'application/problem+json', ...headers }, body });
};

/** What a hotel's or a library's network answers instead: a page of its own, and a success. */
export const captivePortal = gives(200, '<!doctype html><title>Welcome</title><h1>Please accept our terms</h1>', 'text/html');

/** The whole length is promised, half of it comes. */
export const cutOff: Fault = async ({ forward, response, exchange }) => {
  const { status, headers, body } = await forward();
  exchange.status = status;
  const { 'transfer-encoding': _chunked, ...plain } = headers;
  response.writeHead(status, { ...plain, 'content-length': body.length });
  response.write(body.subarray(0, body.length >> 1), () => response.destroy());
};

/** The school's answer, with its JSON changed on the way. */
export const twisted =
  (twist: (json: never) => unknown): Fault =>
  async ({ forward, give }) => {
    const { status, headers, body } = await forward();
    give({ status, headers, body: JSON.stringify(twist(JSON.parse(body.toString()) as never)) });
  };

/** Ten megabytes of well-formed JSON. */
export const tenMegabytes: Fault = ({ give }) =>
  give({ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ items: [], next: null, padding: 'x'.repeat(10 * 2 ** 20) }) });
