/**
 * What a platform's token must say once its signature is right: whose it is, for which visit, for which deployment, and what it asks for. Pure; keys
 * and addresses are others' business.
 */
import * as v from 'valibot';
import { LtiRefusal, type LtiProblemType } from '../lti-refusal.js';
import { ltiRoles, type LtiRole } from './lti-roles.js';

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
const DEEP_LINKING = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
/** The specification itself prints this one without a dot, and platforms took it at its word. */
const SCOPE_MISPRINTED = 'https://purlimsglobal.org/spec/lti/claim/role_scope_mentor';
export const LTI_VERSION = '1.3.0';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(2000));
const subjects = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(255))), v.maxLength(500));
const claims = v.object({
  aud: v.union([v.string(), v.array(v.string())]),
  azp: v.optional(v.string()),
  sub: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(255))),
  [`${CLAIM}roles`]: v.pipe(v.array(v.string()), v.maxLength(200)),
  [`${CLAIM}target_link_uri`]: text,
  [`${CLAIM}role_scope_mentor`]: v.nullish(subjects),
  [SCOPE_MISPRINTED]: v.nullish(subjects),
});
const settings = v.object({
  deep_link_return_url: text,
  accept_types: v.array(v.string()),
  accept_presentation_document_targets: v.array(v.string()),
  data: v.optional(v.pipe(v.string(), v.maxLength(20_000))),
});

/** What of a registered platform a token is held against. */
export interface Registration {
  readonly clientId: string;
  readonly deploymentIds: readonly string[];
  readonly origins: readonly string[];
}

interface Said {
  readonly subject: string | undefined;
  readonly roles: readonly LtiRole[];
  readonly target: string;
}
export interface ResourceLaunch extends Said {
  readonly message: 'resource';
  /** The users whom a mentor looks after; `undefined` where the platform names none. */
  readonly mentorOf: readonly string[] | undefined;
}
export interface DeepLinkingLaunch extends Said {
  readonly message: 'deep-linking';
  readonly deploymentId: string;
  readonly returnUrl: string;
  readonly data: string | null;
  /** Whether the platform puts what is chosen in a frame. */
  readonly framed: boolean;
}
export type Launch = ResourceLaunch | DeepLinkingLaunch;

const presentation = v.object({ locale: v.string() });
/** The language that the platform shows itself in, or the person's own there; whatever is no tag matches no language of ours. */
export function localeOf({ [`${CLAIM}launch_presentation`]: shown, locale }: Readonly<Record<string, unknown>>): string | undefined {
  if (v.is(presentation, shown)) return shown.locale;
  return typeof locale === 'string' ? locale : undefined;
}

/** @param nonceFits whether this is the nonce of the visit. @throws {LtiRefusal} with the first thing that is wrong. */
export function launchOf(payload: Readonly<Record<string, unknown>>, platform: Registration, nonceFits: (nonce: string) => boolean): Launch {
  const { nonce } = payload;
  if (typeof nonce !== 'string' || !nonceFits(nonce)) throw new LtiRefusal('lti-wrong-nonce');
  if (payload[`${CLAIM}version`] !== LTI_VERSION) throw new LtiRefusal('lti-wrong-version');
  const deploymentId = payload[`${CLAIM}deployment_id`];
  if (typeof deploymentId !== 'string' || !platform.deploymentIds.includes(deploymentId))
    throw new LtiRefusal('lti-wrong-deployment', typeof deploymentId === 'string' ? deploymentId.slice(0, 255) : undefined);
  const read = parsed(claims, payload, 'lti-malformed-token');
  checkParty(read, platform.clientId);
  const said = { subject: read.sub, roles: ltiRoles(read[`${CLAIM}roles`]), target: read[`${CLAIM}target_link_uri`] };
  switch (payload[`${CLAIM}message_type`]) {
    case 'LtiResourceLinkRequest':
      return resource(payload, said, read[`${CLAIM}role_scope_mentor`] ?? read[SCOPE_MISPRINTED]);
    case 'LtiDeepLinkingRequest':
      return deepLinking(payload[`${DEEP_LINKING}deep_linking_settings`], said, deploymentId, platform);
    default:
      throw new LtiRefusal('lti-wrong-message');
  }
}

function parsed<S extends v.GenericSchema>(schema: S, value: unknown, otherwise: LtiProblemType): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new LtiRefusal(otherwise);
  return result.output;
}

/** Among several audiences it must have been made for us; who is named must be us in any case. */
function checkParty({ aud, azp }: { aud: string | string[]; azp?: string | undefined }, clientId: string): void {
  const several = Array.isArray(aud) && aud.length > 1;
  if (azp === undefined ? several : azp !== clientId) throw new LtiRefusal('lti-wrong-party');
}

function resource(payload: Readonly<Record<string, unknown>>, said: Said, scope: readonly string[] | null | undefined): ResourceLaunch {
  parsed(v.object({ id: text }), payload[`${CLAIM}resource_link`], 'lti-malformed-token');
  const isMentor = said.roles.includes('mentor');
  return { message: 'resource', ...said, mentorOf: isMentor && scope && scope.length > 0 ? scope : undefined };
}

function deepLinking(value: unknown, said: Said, deploymentId: string, { origins }: Registration): DeepLinkingLaunch {
  const wish = parsed(settings, value, 'lti-malformed-token');
  if (!said.roles.some((role) => role === 'instructor' || role === 'administrator')) throw new LtiRefusal('lti-not-staff');
  if (!wish.accept_types.includes('ltiResourceLink')) throw new LtiRefusal('lti-nothing-accepted');
  const { deep_link_return_url: returnUrl, data = null } = wish;
  if (!URL.canParse(returnUrl) || !origins.includes(new URL(returnUrl).origin)) throw new LtiRefusal('lti-foreign-return');
  return { message: 'deep-linking', ...said, deploymentId, returnUrl, data, framed: wish.accept_presentation_document_targets.includes('iframe') };
}
