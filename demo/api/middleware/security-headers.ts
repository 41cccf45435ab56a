/** Answers are data for one person: nobody stores, frames, sniffs or runs them. A page for a person comes with a policy of its own, and that says who frames it. */
import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from '../env.js';

const headers = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

export const securityHeaders = createMiddleware<ApiEnv>(async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  const policy = c.get('pagePolicy');
  if (policy !== undefined) {
    c.header('Content-Security-Policy', policy);
    c.header('X-Frame-Options', undefined);
  }
  if (new URL(c.req.url).protocol === 'https:') c.header('Strict-Transport-Security', 'max-age=31536000');
});
