/** The small world with a learning platform before it, and a browser that goes from the one to the other and keeps its cookies. */
import assert from 'node:assert/strict';
import type { Database } from '../../../demo/api/db/database.js';
import type { Deps, LtiSettings } from '../../../demo/api/deps.js';
import { honestClaims, TestPlatform } from '../../support/lti-platform.js';
import { openScene, people, school, students, type Scene } from './scene.js';

export const API = 'http://api.test/api/';
export const EMBED = 'https://widgets.test/embed/';
export const CARD = `${EMBED}check-in-card/`;
export const PLATFORM_ID = '11111111-0000-4000-8000-000000000900';
export const LAUNCH = `${API}lti/${school.here}/launch`;
export const settings: LtiSettings = { api: API, embed: EMBED, secret: 'a secret that seals the keys of the tests', platformTimeoutMs: 60_000 };

export interface LtiScene extends Scene {
  readonly platform: TestPlatform;
  browser(): TestBrowser;
}

/** @param shared another process before the same data, with the platform of the first. */
export async function openLtiScene(database: Database, shared?: LtiScene, more: Partial<Deps> = {}): Promise<LtiScene> {
  const scene = await openScene(database, { lti: settings, ...more }, shared !== undefined);
  const platform = shared?.platform ?? (await TestPlatform.start());
  if (!shared) await register(database, platform);
  const close = async () => {
    await scene.close();
    if (!shared) await platform.close();
  };
  const made: LtiScene = { ...scene, platform, close, browser: () => new TestBrowser(made) };
  return made;
}

async function register({ pool }: Database, { registration, origin }: TestPlatform): Promise<void> {
  const { issuer, clientId, deploymentIds, auth, jwksUrl } = registration;
  await pool.query(
    `insert into lti_platforms (school_id, id, name, issuer, client_id, deployment_ids, auth_endpoint, jwks_url, origins) values ($1, $2, 'LMS', $3, $4, $5, $6, $7, $8)`,
    [school.here, PLATFORM_ID, issuer, clientId, deploymentIds, auth, jwksUrl, [origin, 'https://lms.example']],
  );
  const know = async (table: string, rows: readonly string[][]): Promise<void> => {
    for (const row of rows) await pool.query(`insert into ${table} values ($1, $2, $3, $4)`, [school.here, PLATFORM_ID, ...row]);
  };
  await know('lti_people (school_id, platform_id, subject, person_id)', [
    ['user-ana', people.ana],
    ['user-ray', people.ray],
    ['user-ida', people.ida],
    ['user-maya', people.maya],
    ['user-gil', people.guest],
    ['user-both', people.ray],
    ['user-both', people.ben],
    ['user-twice', people.ana],
    ['user-twice', people.ben],
  ]);
  await know('lti_students (school_id, platform_id, subject, student_id)', [
    ['user-leo', students.leo],
    ['user-maya-too', students.maya],
  ]);
}

export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where it sends the browser. */
  readonly location: string;
}
export interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly seen: Seen;
}

export class TestBrowser {
  readonly cookies = new Map<string, string>();
  /** Which languages it asks for. */
  languages = '';
  readonly #scene: LtiScene;

  constructor(scene: LtiScene) {
    this.#scene = scene;
  }

  async go(path: string, form?: Record<string, string>): Promise<Seen> {
    const headers = new Headers({ 'Accept-Language': this.languages, Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') });
    const url = path.startsWith('http') ? path : `${API}lti/${school.here}/${path}`;
    const response = await this.#scene.app.fetch(new Request(url, { headers, ...(form && { method: 'POST', body: new URLSearchParams(form) }) }));
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (/Max-Age=0/.test(cookie)) this.cookies.delete(name!);
      else this.cookies.set(name!, value!);
    }
    return { status: response.status, headers: response.headers, text: await response.text(), location: response.headers.get('Location') ?? '' };
  }

  /** The platform says that somebody comes. */
  login(more: Record<string, string> = {}, method: 'GET' | 'POST' = 'GET'): Promise<Seen> {
    const { issuer, clientId } = this.#scene.platform.registration;
    const said = { iss: issuer, login_hint: 'hint & more', target_link_uri: CARD, client_id: clientId, lti_message_hint: 'message', ...more };
    return method === 'POST' ? this.go('login', said) : this.go(`login?${new URLSearchParams(said)}`);
  }

  async begin(more: Record<string, string> = {}): Promise<Begun> {
    const seen = await this.login(more);
    const next = seen.location || attributeOf(seen.text, 'href', /id="next"/);
    assert.ok(next.startsWith(this.#scene.platform.registration.auth), seen.text);
    const query = new URL(next).searchParams;
    return { state: query.get('state')!, nonce: query.get('nonce')!, seen };
  }

  /** The platform's answer to what was begun; `claims` are over the honest ones, `undefined` takes one away. */
  async answer({ state, nonce }: Begun, claims: Record<string, unknown> = {}, sign = this.#scene.platform.sign.bind(this.#scene.platform)): Promise<Seen> {
    return this.go('launch', { state, id_token: await sign(this.claims(nonce, claims)) });
  }

  claims(nonce: string, claims: Record<string, unknown> = {}): Record<string, unknown> {
    return honestClaims(nonce, CARD, this.#scene.clock.now(), claims);
  }

  async launch(claims: Record<string, unknown> = {}, login: Record<string, string> = {}): Promise<Seen> {
    return this.answer(await this.begin(login), claims);
  }
}

/** An attribute of the first tag that fits. */
export function attributeOf(page: string, name: string, tag: RegExp): string {
  const found = page.match(/<[^>]+>/g)?.find((one) => tag.test(one)) ?? '';
  const value = new RegExp(`${name}="([^"]*)"`).exec(found)?.[1] ?? '';
  return value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
export const fieldOf = (page: string, name: string) => attributeOf(page, 'value', new RegExp(`name="${name}"`));

/** Fails unless this is the page of this refusal. */
export function assertRefused(seen: Seen, type: string, status?: number): void {
  assert.equal(attributeOf(seen.text, 'content', /name="flywheel-problem"/), `urn:flywheel:problem:${type}`, `${seen.status} ${seen.location} ${seen.text}`);
  assert.match(seen.headers.get('Content-Type') ?? '', /^text\/html/);
  assert.ok(seen.status >= 400 && (status === undefined || seen.status === status), String(seen.status));
  assert.equal(seen.location, '');
  assert.match(seen.text, /<h1>This page could not be opened<\/h1>/);
}

/** Where somebody has arrived, with the token that they bring. */
export function arrival({ status, location, text }: Seen): { page: string; query: Record<string, string>; token: string } {
  assert.equal(status, 303, text);
  const url = new URL(location);
  const token = /^#token=([\w.-]+)$/.exec(url.hash)?.[1];
  assert.ok(token, location.replace(/#.*/, ''));
  assert.ok(!url.search.includes('token'));
  return { page: `${url.origin}${url.pathname}`, query: Object.fromEntries(url.searchParams), token };
}
