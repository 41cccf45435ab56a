/**
 * LTI 1.3: `/lti/{school}/…`, outside the contract and only where it is set up. Each school has its own addresses, as each has its own platforms and
 * keys. Whatever is refused here is a page, because a person sits before it.
 */
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { id } from '../../../src/contract/values.js';
import type { LtiSettings } from '../deps.js';
import type { ApiEnv, Wired } from '../env.js';
import { PlatformKeys } from '../lti-platform-keys.js';
import { LtiRefusal } from '../lti-refusal.js';
import { ToolKeys } from '../lti-tool-keys.js';
import { logFailure } from '../middleware/log.js';
import { refusalOf } from '../middleware/problems.js';
import { databaseTime } from '../queries/database-time.js';
import { listPlatformOrigins } from '../queries/lti-platforms.js';
import { findSchool } from '../queries/schools.js';
import { Refusal } from '../refusal.js';
import { canvasConfig, configPage } from './lti-config.js';
import { answerChoice } from './lti-deep-linking.js';
import { continueLaunch, receiveLaunch } from './lti-launch.js';
import { beginLogin } from './lti-login.js';
import { refusalPage } from './lti-page.js';
import { beginVisit, type Lti, type Visit } from './lti-visit.js';

type Step = (c: Context<ApiEnv>, lti: Lti, visit: Visit) => Promise<Response>;

/** @throws where tokens come from elsewhere, or an address is not as it must be. */
export function mountLti(app: Hono<ApiEnv>, deps: Wired, settings: LtiSettings): void {
  if (!deps.identity.sign) throw new Error('flywheel: LTI needs an identity that signs tokens');
  for (const base of [settings.api, settings.embed])
    if (!/^https?:\/\/[^?#]+\/$/.test(base)) throw new Error('flywheel: the addresses of LTI are whole ones and end with a slash');
  const { pool, clock } = deps;
  const now = () => (deps.databaseTime ? databaseTime(pool) : Promise.resolve(new Date(clock.now())));
  const lti: Lti = { deps, settings, platformKeys: new PlatformKeys(clock, settings.platformTimeoutMs), toolKeys: new ToolKeys(settings.secret), now };
  const on = (methods: string[], path: string, step: Step) =>
    app.on(methods, `/lti/:school/${path}`, (c) => {
      c.set('operationId', `lti.${path}`);
      return asPage(c, lti, step);
    });
  on(['GET', 'POST'], 'login', beginLogin);
  on(['POST'], 'launch', receiveLaunch);
  on(['POST'], 'continue', continueLaunch);
  on(['POST'], 'choice', answerChoice);
  on(['GET'], 'jwks.json', async (c, { toolKeys }, { schoolId }) => c.json({ keys: await toolKeys.published(pool, schoolId, await now()) }));
  on(['GET'], 'canvas.json', canvasConfig);
  on(['GET'], 'config', configPage);
}

async function asPage(c: Context<ApiEnv>, lti: Lti, step: Step): Promise<Response> {
  const schoolId = c.req.param('school') ?? '';
  const visit = beginVisit(schoolId, c.req.raw);
  try {
    if (!v.is(id, schoolId) || !(await findSchool(lti.deps.pool, schoolId))) throw new LtiRefusal('lti-not-found');
    return await step(c, lti, visit);
  } catch (error) {
    const refusal = error instanceof LtiRefusal ? error : passing(error);
    if (!(error instanceof LtiRefusal) && !(error instanceof Refusal)) logFailure(lti.deps.log, c.get('requestId'), error);
    const framedBy = visit.platform?.origins ?? (await anyOrigins(lti, refusal, schoolId));
    return refusalPage(c, refusal, { language: visit.language, framedBy });
  }
}

/** Where the platform is not known yet, its administrator must still be able to read why. */
async function anyOrigins({ deps }: Lti, { type }: LtiRefusal, schoolId: string): Promise<readonly string[]> {
  if (type === 'lti-not-found' || type === 'lti-unavailable' || type === 'lti-broken') return [];
  return listPlatformOrigins(deps.pool, schoolId);
}

function passing(error: unknown): LtiRefusal {
  switch (refusalOf(error).type) {
    case 'unavailable':
      return new LtiRefusal('lti-unavailable');
    case 'internal':
      return new LtiRefusal('lti-broken');
    default:
      return new LtiRefusal('lti-bad-request');
  }
}
