/**
 * The second step of a launch: the platform's answer. The state is taken once, the token is checked, the browser proves that it is the one that began, and
 * the visit ends at a widget's page, with a token of ours in the fragment, or at the page where a widget is chosen.
 */
import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { errors, jwtVerify } from 'jose';
import type { ApiEnv } from '../env.js';
import { LtiRefusal, type LtiProblemType } from '../lti-refusal.js';
import { ltiWords } from '../lti-words/lti-words.js';
import { readForm } from '../middleware/body.js';
import { findState, findTicket, keepOutcome, redeemState, spendTicket, type LaunchOutcome, type LaunchRow } from '../queries/lti-launches.js';
import { findPlatform, listLtiPeople, listMentored, type LtiPlatform } from '../queries/lti-platforms.js';
import { launchOf, localeOf, type DeepLinkingLaunch, type Launch, type ResourceLaunch } from '../rules/lti-claims.js';
import { mentoredStudent, personOf } from '../rules/lti-roles.js';
import { embedAddress, embedTarget } from '../rules/lti-target.js';
import { choicePage } from './lti-deep-linking.js';
import { cookieName, cookieOf, storageKey, storageOrigin } from './lti-login.js';
import { ltiPage, ltiStep } from './lti-page.js';
import { hashOf, launchAddress, ltiBase, newSecret, speak, type Lti, type Visit } from './lti-visit.js';

/** What the clocks of two honest servers may differ. */
const CLOCKS_DIFFER_S = 60;
/** A token is made for the visit that it comes with. */
const OLDEST_S = 3600;

const isSecret = (text: string | null | undefined): text is string => /^[\w-]{43}$/.test(text ?? '');
const fits = (secret: string, hash: string) => timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(hash));

export async function receiveLaunch(c: Context<ApiEnv>, lti: Lti, visit: Visit): Promise<Response> {
  const form = await readForm(c.req.raw);
  const [state, token] = [form.get('state'), form.get('id_token')];
  if (!isSecret(state)) throw new LtiRefusal('lti-unknown-state');
  const now = await lti.now();
  const row = await takeState(lti, visit, state, now);
  const platform = visit.platform!;
  const proof = getCookie(c, cookieName(state));
  deleteCookie(c, cookieName(state), cookieOf(lti, visit.schoolId));
  if (token === null) throw new LtiRefusal('lti-platform-refused', form.get('error')?.slice(0, 100) ?? undefined);
  const payload = await verified(lti, platform, token, now);
  speak(visit, localeOf(payload));
  const launch = launchOf(payload, platform, (nonce) => fits(nonce, row.nonceHash));
  const outcome = await outcomeOf(lti, visit.schoolId, platform, launch);
  if (proof !== undefined) {
    if (!fits(proof, row.browserHash)) throw new LtiRefusal('lti-other-browser');
    return arrive(c, lti, visit, row, outcome);
  }
  if (row.storageTarget === null) throw new LtiRefusal('lti-no-cookies');
  const ticket = newSecret();
  await keepOutcome(lti.deps.pool, visit.schoolId, row.stateHash, 'redeemed', hashOf(ticket), outcome);
  return proofPage(c, lti, visit, { state, target: row.storageTarget, ticket });
}

async function takeState({ deps: { pool } }: Lti, visit: Visit, state: string, now: Date): Promise<LaunchRow> {
  const { schoolId } = visit;
  const row = await redeemState(pool, schoolId, hashOf(state), now);
  const known = row ?? (await findState(pool, schoolId, hashOf(state)));
  if (known) visit.platform = (await findPlatform(pool, schoolId, known.platformId))!;
  if (!row) throw new LtiRefusal(known && 'spent' in known && known.spent ? 'lti-replayed' : 'lti-unknown-state');
  return row;
}

async function verified({ platformKeys }: Lti, { issuer, clientId, jwksUrl }: LtiPlatform, token: string, now: Date) {
  try {
    const { payload } = await jwtVerify(token, platformKeys.of(jwksUrl), {
      algorithms: ['RS256'],
      issuer,
      audience: clientId,
      requiredClaims: ['iss', 'aud', 'exp', 'iat', 'nonce'],
      clockTolerance: CLOCKS_DIFFER_S,
      maxTokenAge: OLDEST_S,
      currentDate: now,
    });
    return payload;
  } catch (error) {
    throw refusalOfToken(error);
  }
}

const ofClaim: Readonly<Record<string, LtiProblemType>> = {
  iss: 'lti-wrong-issuer',
  aud: 'lti-wrong-audience',
  iat: 'lti-from-the-future',
};

/** @returns what a page can say; what is not about the token is passed on as it is. */
function refusalOfToken(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new LtiRefusal('lti-expired');
  if (error instanceof errors.JWTClaimValidationFailed)
    return new LtiRefusal((error.reason === 'check_failed' ? ofClaim[error.claim] : undefined) ?? 'lti-malformed-token');
  if (error instanceof errors.JOSEAlgNotAllowed) return new LtiRefusal('lti-wrong-algorithm');
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) return new LtiRefusal('lti-unknown-key');
  if (error instanceof errors.JWSSignatureVerificationFailed) return new LtiRefusal('lti-wrong-signature');
  // A key that is too short, or not one at all, is a TypeError of the library's or of the engine's.
  if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException) return new LtiRefusal('lti-malformed-token');
  return error;
}

function outcomeOf(lti: Lti, schoolId: string, platform: LtiPlatform, launch: Launch): Promise<LaunchOutcome> {
  return launch.message === 'resource' ? widgetFor(lti, schoolId, platform, launch) : Promise.resolve(choiceFor(lti, schoolId, launch));
}

async function widgetFor({ deps: { pool }, settings }: Lti, schoolId: string, { id }: LtiPlatform, launch: ResourceLaunch): Promise<LaunchOutcome> {
  const target = embedTarget(launch.target, settings.embed);
  if (!target) throw new LtiRefusal('lti-foreign-address');
  const { subject, roles, mentorOf } = launch;
  if (subject === undefined) throw new LtiRefusal('lti-no-person');
  const { person, as } = personOf(await listLtiPeople(pool, schoolId, id, subject), roles, subject);
  const inScope = as === 'mentor' && mentorOf ? await listMentored(pool, schoolId, id, mentorOf, person.id) : undefined;
  const student = mentoredStudent(inScope, target.studentId);
  const options = target.options.filter(([name]) => name !== 'student');
  const said = [['api', settings.api] as const, ...(student === undefined ? [] : [['student', student] as const]), ...options];
  return { leadsTo: 'widget', personId: person.id, address: embedAddress(settings.embed, target.widget, said) };
}

function choiceFor(lti: Lti, schoolId: string, { target, deploymentId, returnUrl, data, framed }: DeepLinkingLaunch): LaunchOutcome {
  if (target !== launchAddress(lti, schoolId) && !embedTarget(target, lti.settings.embed)) throw new LtiRefusal('lti-foreign-address');
  return { leadsTo: 'choice', deploymentId, returnUrl, data, framed };
}

/** The browser asks the platform's storage for its secret, and sends it here. */
function proofPage(
  c: Context<ApiEnv>,
  lti: Lti,
  { schoolId, platform, language }: Visit,
  { state, target, ticket }: { state: string; target: string; ticket: string },
) {
  const step = { step: 'get', target, origin: storageOrigin(platform!), message: randomUUID(), key: storageKey(state) };
  const { moment, onTheWay, goOn } = ltiWords[language];
  const body = html`<form method="post" action="${ltiBase(lti, schoolId)}continue">
      <p>${onTheWay}</p>
      <input type="hidden" name="ticket" value="${ticket}" /><input type="hidden" name="proof" value="" />
      <input type="hidden" name="locale" value="${language}" />
      <button>${goOn}</button>
    </form>
    ${ltiStep(step)}`;
  return ltiPage(c, { language, title: moment, body, framedBy: platform!.origins, leadsTo: [new URL(lti.settings.embed).origin] });
}

/** The proof from the platform's storage. */
export async function continueLaunch(c: Context<ApiEnv>, lti: Lti, visit: Visit): Promise<Response> {
  const { schoolId } = visit;
  const { pool } = lti.deps;
  const form = await readForm(c.req.raw);
  speak(visit, form.get('locale'));
  const [ticket, proof] = [form.get('ticket'), form.get('proof')];
  const now = await lti.now();
  const known = isSecret(ticket) ? await findTicket(pool, schoolId, hashOf(ticket), 'redeemed', now) : undefined;
  if (!known) throw new LtiRefusal('lti-used-ticket');
  visit.platform = (await findPlatform(pool, schoolId, known.platformId))!;
  const spent = await spendTicket(pool, schoolId, hashOf(ticket!), 'redeemed', now);
  if (!spent) throw new LtiRefusal('lti-used-ticket');
  if (proof === null || proof === '') throw new LtiRefusal('lti-no-cookies');
  if (!fits(proof, spent.browserHash)) throw new LtiRefusal('lti-other-browser');
  return arrive(c, lti, visit, spent, spent.outcome);
}

/** It is the browser that began: to the widget, or to the choice. */
async function arrive(c: Context<ApiEnv>, lti: Lti, visit: Visit, { stateHash }: LaunchRow, outcome: LaunchOutcome): Promise<Response> {
  const { pool, identity } = lti.deps;
  if (outcome.leadsTo === 'widget') {
    const { token } = await identity.sign!(visit.schoolId, outcome.personId);
    return c.redirect(`${outcome.address}#token=${encodeURIComponent(token)}`, 303);
  }
  const ticket = newSecret();
  await keepOutcome(pool, visit.schoolId, stateHash, 'proven', hashOf(ticket), outcome);
  return choicePage(c, lti, visit, ticket);
}
