/**
 * What the administrator of a learning platform types in or pastes, and what the school needs to hear back. Public addresses only: nothing here is secret.
 */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ApiEnv } from '../env.js';
import { embedAddress } from '../rules/lti-target.js';
import { ltiPage, type Markup } from './lti-page.js';
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

const list = (pairs: readonly (readonly [what: string, value: string])[]): Markup =>
  html`<dl>${pairs.map(([what, value]) => html`<dt>${what}</dt><dd><code>${value}</code></dd>`)}</dl>`;

export async function configPage(c: Context<ApiEnv>, lti: Lti, { schoolId }: Visit): Promise<Response> {
  const { login, launch, keys, canvas, page } = addressesOf(lti, schoolId);
  const body = html`<p>For the person who looks after the course site. Nothing on this page is secret.</p>
    <h2>Canvas</h2>
    <p>Admin, Developer Keys, Add LTI Key. Choose “Enter URL” and put in:</p>
    ${list([
      ['JSON URL', canvas],
      ['Redirect URIs', launch],
    ])}
    <h2>Moodle</h2>
    <p>Site administration, Plugins, Activity modules, External tool, “configure a tool manually”:</p>
    ${list([
      ['Tool name', NAME],
      ['Tool URL', page],
      ['LTI version', 'LTI 1.3'],
      ['Public key type', 'Keyset URL'],
      ['Public keyset', keys],
      ['Initiate login URL', login],
      ['Redirection URI(s)', launch],
      ['Supports Deep Linking (Content-Item Message)', 'on'],
      ['Content Selection URL', launch],
    ])}
    <h2>Then tell the school</h2>
    <p>The issuer (platform ID), the client ID, each deployment ID, the authentication request URL, the public keyset URL, and the addresses of the course
      site’s own pages. The school writes them in its database, and which user is whom.</p>`;
  return ltiPage(c, { title: `${NAME} on your course site`, body });
}
