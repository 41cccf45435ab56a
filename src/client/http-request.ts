/** From an operation and its input to a request. Ids go into the path, encoded; never a token or a person's words into a URL. */
import type { Operation } from '../contract/operation.js';
import { CallFailure } from '../contract/problem.js';

/** What any operation's input looks like from here. */
export interface AnyInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly version?: number;
  readonly idempotencyKey?: string;
  readonly viewerId?: string;
  readonly signal?: AbortSignal;
}

export interface Identity {
  readonly token: string | undefined;
  /** Cookies identify the viewer; the custom header keeps other sites from using them. */
  readonly cookieMode: boolean;
}

export function urlOf(api: URL, operation: Operation, { params, query }: AnyInput): string {
  const values = (params ?? {}) as Readonly<Record<string, unknown>>;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? String(values[name]) : '';
    // A dot segment would climb out of the path, encoded or not.
    if (/^(\.{0,2}|undefined|null)$/.test(value)) throw new CallFailure('problem', operation.id, { type: 'invalid' });
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) search.set(name, String(value));
  return api.origin + api.pathname.replace(/\/+$/, '') + path + (search.size ? `?${search}` : '');
}

export function requestOf(operation: Operation, input: AnyInput, { token, cookieMode }: Identity): RequestInit & { headers: Record<string, string> } {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (token !== undefined) headers.Authorization = `Bearer ${token}`;
  if (cookieMode) headers['X-Requested-With'] = 'flywheel';
  if (cookieMode && input.viewerId !== undefined) headers['Flywheel-Viewer'] = input.viewerId;
  if (input.body !== undefined) headers['Content-Type'] = 'application/json';
  if (input.idempotencyKey !== undefined) headers['Idempotency-Key'] = `"${input.idempotencyKey}"`;
  if (input.version !== undefined) headers['If-Match'] = `"${input.version}"`;
  return {
    method: operation.method,
    headers,
    // A redirect is never followed: neither token nor words go to a place that the page did not name.
    redirect: 'manual',
    cache: 'no-store',
    credentials: cookieMode ? 'include' : 'omit',
    ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
  };
}
