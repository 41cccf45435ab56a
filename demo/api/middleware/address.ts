/** The network address behind a request, for the rate limit; by default that of the socket, as the Node server hands it along. */
export function socketAddress(_: Request, env: unknown): string {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? 'unknown';
}
