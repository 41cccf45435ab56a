/**
 * A learning platform for tests, after the public specifications of 1EdTech: it has keys that it shows and changes, signs what it is told to, and has a
 * course page whose frame begins a launch, an authentication endpoint, and a storage by messages. It is honest unless a test asks it not to be.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

export const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
export const LTI_DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
export const inCourse = (...names: string[]) => names.map((name) => MEMBERSHIP + name);
export const CLIENT_ID = 'client-of-tests';
export const DEPLOYMENT_ID = 'deployment-1';

export interface PlatformKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}
export async function newPlatformKey(kid: string = randomUUID()): Promise<PlatformKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}

type Page = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export class TestPlatform {
  /** How often its keys were asked for. */
  keysAsked = 0;
  /** What it answers there instead of its keys; `hang`: nothing. */
  insteadOfKeys: { status: number; body: string } | 'hang' | undefined;
  readonly #pages = new Map<string, Page>();
  readonly #server: Server;

  private constructor(
    public key: PlatformKey,
    public shown: JWK[],
  ) {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => this.#answer(request, response, Buffer.concat(chunks).toString()));
    });
  }

  static async start(): Promise<TestPlatform> {
    const key = await newPlatformKey();
    const platform = new TestPlatform(key, [key.publicJwk]);
    await new Promise<void>((resolve) => platform.#server.listen(0, '127.0.0.1', resolve));
    return platform;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  /** As its row in `lti_platforms` says. */
  get registration() {
    return { issuer: 'https://lms.example', clientId: CLIENT_ID, deploymentIds: [DEPLOYMENT_ID], jwksUrl: `${this.origin}/jwks`, auth: `${this.origin}/auth` };
  }

  /** Another key from now on; the old one is not shown any more unless it is kept. */
  async rotate({ keepOld = false } = {}): Promise<void> {
    this.key = await newPlatformKey();
    this.shown = keepOld ? [...this.shown, this.key.publicJwk] : [this.key.publicJwk];
  }

  page(path: string, page: Page): void {
    this.#pages.set(path, page);
  }

  /** Signs claims as they are. */
  sign(claims: Record<string, unknown>, { kid, privateKey }: Pick<PlatformKey, 'kid' | 'privateKey'> = this.key): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(privateKey);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse, body: string): void {
    const { pathname } = new URL(request.url!, this.origin);
    if (pathname === '/jwks') return this.#showKeys(response);
    const page = this.#pages.get(pathname);
    if (page) return page(request, response, body);
    response.writeHead(404).end();
  }

  #showKeys(response: ServerResponse): void {
    this.keysAsked += 1;
    if (this.insteadOfKeys === 'hang') return;
    const { status, body } = this.insteadOfKeys ?? { status: 200, body: JSON.stringify({ keys: this.shown }) };
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
  }
}

/** What an honest platform says of a visit. */
export function honestClaims(nonce: string, target: string, nowMs: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  const nowS = Math.floor(nowMs / 1000);
  return {
    iss: 'https://lms.example',
    aud: CLIENT_ID,
    sub: 'user-ana',
    nonce,
    iat: nowS,
    exp: nowS + 300,
    [`${LTI}version`]: '1.3.0',
    [`${LTI}message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}deployment_id`]: DEPLOYMENT_ID,
    [`${LTI}target_link_uri`]: target,
    [`${LTI}resource_link`]: { id: 'link-1' },
    [`${LTI}roles`]: inCourse('Mentor'),
    ...more,
  };
}

/** The claims that make it a deep linking request. */
export const deepLinking = (returnUrl: string, settings: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => ({
  sub: 'user-ray',
  [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
  [`${LTI}resource_link`]: undefined,
  [`${LTI}roles`]: inCourse('Instructor'),
  [`${LTI_DL}deep_linking_settings`]: {
    deep_link_return_url: returnUrl,
    accept_types: ['link', 'ltiResourceLink'],
    accept_presentation_document_targets: ['iframe', 'window'],
    data: 'the platform’s own',
    ...settings,
  },
  ...more,
});
