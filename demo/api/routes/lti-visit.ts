/** What the steps of a launch share: the school and its platform, the language, the secrets that go from one step to the next, and our addresses. */
import { createHash, randomBytes } from 'node:crypto';
import { parseAccept } from 'hono/utils/accept';
import { languageOf, type Language } from '../../languages.js';
import type { LtiSettings } from '../deps.js';
import type { Wired } from '../env.js';
import type { PlatformKeys } from '../lti-platform-keys.js';
import type { ToolKeys } from '../lti-tool-keys.js';
import type { LtiPlatform } from '../queries/lti-platforms.js';

/** What every step leans on. */
export interface Lti {
  readonly deps: Wired;
  readonly settings: LtiSettings;
  readonly platformKeys: PlatformKeys;
  readonly toolKeys: ToolKeys;
  readonly now: () => Promise<Date>;
}

/** One visit at one school. `platform` is set as soon as it is known: from then on its pages may frame ours. */
export interface Visit {
  readonly schoolId: string;
  platform?: LtiPlatform;
  /** Of our pages: the browser's, until the platform has said another. */
  language: Language;
}

/** The languages that a browser would like, best first. */
const wishesOf = (request: Request) =>
  parseAccept(request.headers.get('Accept-Language') ?? '')
    .sort((a, b) => b.q - a.q)
    .map(({ type }) => type);

export const beginVisit = (schoolId: string, request: Request): Visit => ({ schoolId, language: languageOf(wishesOf(request)) });

/** Says the rest in this language, where we have words for it. */
export function speak(visit: Visit, locale: string | null | undefined): void {
  visit.language = languageOf([locale ?? '', visit.language]);
}

/** Two hundred and fifty-six bits that nobody guesses. */
export const newSecret = () => randomBytes(32).toString('base64url');
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** `https://school.example/api/lti/{school}/`. */
export const ltiBase = ({ settings }: Lti, schoolId: string) => `${settings.api}lti/${schoolId}/`;
/** Where platforms send their answers, and where deep linking leads; a link to a widget has the address of its page. */
export const launchAddress = (lti: Lti, schoolId: string) => `${ltiBase(lti, schoolId)}launch`;
