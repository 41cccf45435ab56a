/**
 * What the administrator of a learning platform types in or pastes, and what the school needs to hear back. Public addresses only: nothing here is secret.
 */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ApiEnv } from '../env.js';
import { ltiWords } from '../lti-words/lti-words.js';
import { embedAddress } from '../rules/lti-target.js';
import { ltiFacts, ltiPage, type Markup } from './lti-page.js';
import { launchAddress, ltiBase, type Lti, type Visit } from './lti-visit.js';

const NAME = 'Flywheel';
const ABOUT = 'Check-ins, goals, conferences and messages between school and families.';

function addressesOf(lti: Lti, schoolId: string) {
  const base = ltiBase(lti, schoolId);
  return {
    login: `${base}login`,
    launch: launchAddress(lti, schoolId),
    keys: `${base}jwks.json`,
    canvas: `${base}canvas.json`,
    page: embedAddress(lti.settings.embed, 'check-in-card', []),
  };
}

/** For "Enter URL" or "Paste JSON" of a Canvas LTI key. It asks for no service, and for nobody's name or address. */
export async function canvasConfig(c: Context<ApiEnv>, lti: Lti, { schoolId }: Visit): Promise<Response> {
  const { login, launch, keys, page } = addressesOf(lti, schoolId);
  const choosing = { message_type: 'LtiDeepLinkingRequest', target_link_uri: launch, text: NAME };
  return c.json({
    title: NAME,
    description: ABOUT,
    target_link_uri: page,
    oidc_initiation_url: login,
    redirect_uris: [launch],
    public_jwk_url: keys,
    scopes: [],
    extensions: [
      {
        platform: 'canvas.instructure.com',
        domain: new URL(launch).host,
        privacy_level: 'anonymous',
        settings: {
          placements: [
            { placement: 'link_selection', ...choosing, selection_width: 800, selection_height: 800 },
            { placement: 'editor_button', ...choosing, selection_width: 800, selection_height: 800 },
            { placement: 'course_navigation', message_type: 'LtiResourceLinkRequest', target_link_uri: page, text: NAME, default: 'disabled' },
          ],
        },
      },
    ],
    custom_fields: {},
  });
}

/** As the platform's English pages name it. */
const menu = (path: string): Markup => html`<p lang="en" dir="ltr"><b>${path}</b></p>`;

export async function configPage(c: Context<ApiEnv>, lti: Lti, { schoolId, language }: Visit): Promise<Response> {
  const { login, launch, keys, canvas, page } = addressesOf(lti, schoolId);
  const words = ltiWords[language];
  const canvasFacts = [['JSON URL', canvas] as const, ['Redirect URIs', launch] as const];
  const moodleFacts = [
    ['Tool name', NAME],
    ['Tool URL', page],
    ['LTI version', 'LTI 1.3'],
    ['Public key type', 'Keyset URL'],
    ['Public keyset', keys],
    ['Initiate login URL', login],
    ['Redirection URI(s)', launch],
    ['Supports Deep Linking (Content-Item Message)', 'on'],
    ['Content Selection URL', launch],
  ] as const;
  const body = html`<p>${words.setUpFor}</p>
    <p>${words.goTo}</p>
    <h2>Canvas</h2>
    ${menu('Admin › Developer Keys › Add LTI Key › Enter URL')}
    <div lang="en" dir="ltr">${ltiFacts(canvasFacts)}</div>
    <h2>Moodle</h2>
    ${menu('Site administration › Plugins › Activity modules › External tool › configure a tool manually')}
    <div lang="en" dir="ltr">${ltiFacts(moodleFacts)}</div>
    <h2>${words.thenTell}</h2>
    <p>${words.tellThese}</p>
    <ul>${Object.values(words.tell).map((one) => html`<li>${one}</li>`)}</ul>
    <p>${words.schoolWrites}</p>`;
  return ltiPage(c, { language, title: words.setUp, body });
}
