/**
 * The first step of a launch: a platform says that somebody is coming, and we send their browser back to it to be recognised. What proves later that it
 * is the same browser is kept in a cookie of its own, and where the platform offers it in the platform's storage.
 */
import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { html } from 'hono/html';
import * as v from 'valibot';
import type { ApiEnv } from '../env.js';
import { LtiRefusal } from '../lti-refusal.js';
import { ltiWords } from '../lti-words/lti-words.js';
import { readForm } from '../middleware/body.js';
import { insertLaunch } from '../queries/lti-launches.js';
import { listPlatforms, type LtiPlatform } from '../queries/lti-platforms.js';
import { embedTarget } from '../rules/lti-target.js';
import { ltiPage, ltiStep } from './lti-page.js';
import { hashOf, launchAddress, ltiBase, newSecret, type Lti, type Visit } from './lti-visit.js';

/** How long somebody may take on the way, with a sign-in at the platform. */
const LAUNCH_MS = 600_000;

const line = v.pipe(v.string(), v.minLength(1), v.maxLength(8000));
const loginSchema = v.object({
  iss: line,
  login_hint: line,
  target_link_uri: line,
  client_id: v.optional(line),
  lti_message_hint: v.optional(v.pipe(v.string(), v.maxLength(8000))),
  lti_deployment_id: v.optional(line),
  lti_storage_target: v.optional(v.pipe(v.string(), v.regex(/^[\w.:-]{1,200}$/))),
});
type Login = v.InferOutput<typeof loginSchema>;

/** One cookie a launch: a course page may open several frames at once. */
export const cookieName = (state: string) => `flywheel-lti-${hashOf(state).slice(0, 16)}`;
/** It must come along when the platform's page sends its form, in a frame or not. A browser may keep it for this site inside that one alone. */
export const cookieOf = (lti: Lti, schoolId: string): CookieOptions => ({
  path: new URL(ltiBase(lti, schoolId)).pathname,
  httpOnly: true,
  secure: true,
  sameSite: 'None',
  partitioned: true,
});
/** Where a platform's storage keeps the secret. */
export const storageKey = (state: string) => `flywheel_lti_${hashOf(state).slice(0, 16)}`;
export const storageOrigin = ({ authEndpoint }: LtiPlatform) => new URL(authEndpoint).origin;

export async function beginLogin(c: Context<ApiEnv>, lti: Lti, visit: Visit): Promise<Response> {
  const { schoolId } = visit;
  const login = await readLogin(c);
  const platform = await platformOf(lti, schoolId, login);
  visit.platform = platform;
  if (login.lti_deployment_id !== undefined && !platform.deploymentIds.includes(login.lti_deployment_id))
    throw new LtiRefusal('lti-wrong-deployment', login.lti_deployment_id.slice(0, 255));
  if (login.target_link_uri !== launchAddress(lti, schoolId) && !embedTarget(login.target_link_uri, lti.settings.embed))
    throw new LtiRefusal('lti-foreign-address');
  const [state, nonce, secret] = [newSecret(), newSecret(), newSecret()];
  const storageTarget = login.lti_storage_target ?? null;
  const row = { stateHash: hashOf(state), nonceHash: hashOf(nonce), browserHash: hashOf(secret), platformId: platform.id, storageTarget };
  await insertLaunch(lti.deps.pool, schoolId, row, new Date((await lti.now()).getTime() + LAUNCH_MS));
  setCookie(c, cookieName(state), secret, { ...cookieOf(lti, schoolId), maxAge: LAUNCH_MS / 1000 });
  const next = authAddress(platform, login, { state, nonce, redirect: launchAddress(lti, schoolId) });
  return storageTarget === null ? c.redirect(next, 302) : storagePage(c, visit, storageTarget, { state, secret, next });
}

async function readLogin(c: Context<ApiEnv>): Promise<Login> {
  const said = c.req.method === 'POST' ? await readForm(c.req.raw) : new URL(c.req.url).searchParams;
  const names = [...said.keys()];
  const result = v.safeParse(loginSchema, Object.fromEntries(said));
  if (!result.success || new Set(names).size !== names.length) throw new LtiRefusal('lti-bad-request');
  return result.output;
}

async function platformOf({ deps }: Lti, schoolId: string, { iss, client_id }: Login): Promise<LtiPlatform> {
  const [platform, another] = await listPlatforms(deps.pool, schoolId, iss, client_id ?? null);
  if (!platform || another) throw new LtiRefusal('lti-unknown-platform', `${iss} ${client_id ?? ''}`.trim().slice(0, 500));
  return platform;
}

interface Sent {
  readonly state: string;
  readonly nonce: string;
  readonly redirect: string;
}
function authAddress({ authEndpoint, clientId }: LtiPlatform, login: Login, { state, nonce, redirect }: Sent): string {
  const address = new URL(authEndpoint);
  const said = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: clientId,
    redirect_uri: redirect,
    login_hint: login.login_hint,
    state,
    nonce,
    ...(login.lti_message_hint === undefined ? {} : { lti_message_hint: login.lti_message_hint }),
  };
  for (const [name, value] of Object.entries(said)) address.searchParams.set(name, value);
  return address.href;
}

/** Keeps the secret at the platform, then goes on; by hand where scripts are off, and then a cookie must do. */
function storagePage(
  c: Context<ApiEnv>,
  { platform, language }: Visit,
  target: string,
  { state, secret, next }: { state: string; secret: string; next: string },
) {
  const step = { step: 'put', target, origin: storageOrigin(platform!), message: randomUUID(), key: storageKey(state), value: secret };
  const { moment, onTheWay, goOn } = ltiWords[language];
  const body = html`<p>${onTheWay} <a id="next" href="${next}">${goOn}</a></p>${ltiStep(step)}`;
  return ltiPage(c, { language, title: moment, body, framedBy: platform!.origins });
}
