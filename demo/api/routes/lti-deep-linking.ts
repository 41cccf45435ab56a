/**
 * Deep linking: a page on which staff choose a widget for their course, and what goes back to the platform, signed. The page is a plain form; what of it
 * does not belong to the chosen widget is left out.
 */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { SignJWT } from 'jose';
import type { ApiEnv } from '../env.js';
import { LtiRefusal } from '../lti-refusal.js';
import { SIGNED_FOR_MS, SIGNING_ALGORITHM } from '../lti-tool-keys.js';
import { ltiWords } from '../lti-words/lti-words.js';
import type { LtiWords } from '../lti-words/shape.js';
import { readForm } from '../middleware/body.js';
import { findTicket, spendTicket, type LaunchOutcome } from '../queries/lti-launches.js';
import { findPlatform, type LtiPlatform } from '../queries/lti-platforms.js';
import { LTI_VERSION } from '../rules/lti-claims.js';
import { embedAddress, ltiWidgets, type LtiWidget, type WidgetOption } from '../rules/lti-target.js';
import { ltiPage, ltiStep, type Markup } from './lti-page.js';
import { hashOf, ltiBase, newSecret, speak, type Lti, type Visit } from './lti-visit.js';

const LONGEST_TITLE = 120;
const FRAME = { width: 800, height: 900 };

/** Options of one name are one field, whichever widgets have it. */
const fieldsOf = (widgets: readonly LtiWidget[]): WidgetOption[] => [
  ...new Map(widgets.flatMap(({ options }) => options.map((option) => [option.name, option]))).values(),
];
const widgetsWith = (name: string) => ltiWidgets.filter(({ options }) => options.some((option) => option.name === name));
const belongsTo = (name: string, { anyWidget, widgets }: LtiWords) =>
  widgetsWith(name).length === ltiWidgets.length
    ? anyWidget
    : widgetsWith(name)
        .map((widget) => widgets[widget.name].title)
        .join(' · ');

export function choicePage(c: Context<ApiEnv>, lti: Lti, { schoolId, platform, language }: Visit, ticket: string): Response | Promise<Response> {
  const words = ltiWords[language];
  const body = html`<form method="post" action="${ltiBase(lti, schoolId)}choice">
    <input type="hidden" name="ticket" value="${ticket}" /><input type="hidden" name="locale" value="${language}" />
    <fieldset><legend>${words.widget}</legend>${ltiWidgets.map((widget, index) => widgetChoice(widget, index === 0, words))}</fieldset>
    <fieldset><legend>${words.looks}</legend>${fieldsOf(ltiWidgets).map((option) => optionField(option, words))}</fieldset>
    <p class="field"><label for="title">${words.linkName}</label><input type="text" id="title" name="title" dir="auto" maxlength="${LONGEST_TITLE}" /></p>
    <p>${words.eachSees}</p>
    <p class="buttons"><button class="first" name="do" value="add">${words.add}</button><button name="do" value="cancel">${words.cancel}</button></p>
  </form>`;
  return ltiPage(c, { language, title: words.choose, body, framedBy: platform!.origins });
}

function widgetChoice({ name }: LtiWidget, isFirst: boolean, { widgets }: LtiWords): Markup {
  const { title, about } = widgets[name];
  return html`<label class="choice"><input type="radio" name="widget" value="${name}" ${isFirst ? 'checked' : ''} />${title}<small>${about}</small></label>`;
}

function optionField({ name, values }: WidgetOption, words: LtiWords): Markup {
  const [label, whose] = [words.options[name], belongsTo(name, words)];
  if (!values) return html`<label class="choice"><input type="checkbox" name="${name}" value="true" />${label}<small>${whose}</small></label>`;
  return html`<p class="field"><label for="${name}">${label} (${whose})</label>
    <select id="${name}" name="${name}">${values.map((value) => html`<option value="${value}">${words.values[value]}</option>`)}</select></p>`;
}

export async function answerChoice(c: Context<ApiEnv>, lti: Lti, visit: Visit): Promise<Response> {
  const { schoolId } = visit;
  const { pool } = lti.deps;
  const form = await readForm(c.req.raw);
  speak(visit, form.get('locale'));
  const ticketHash = hashOf(form.get('ticket') ?? '');
  const now = await lti.now();
  const known = await findTicket(pool, schoolId, ticketHash, 'proven', now);
  if (!known) throw new LtiRefusal('lti-used-ticket');
  const platform = (await findPlatform(pool, schoolId, known.platformId))!;
  visit.platform = platform;
  const items = itemsOf(form, lti.settings.embed, ltiWords[visit.language]);
  const spent = await spendTicket(pool, schoolId, ticketHash, 'proven', now);
  if (!spent) throw new LtiRefusal('lti-used-ticket');
  const choice = spent.outcome as Choice;
  const framed = choice.framed ? items.map((item) => ({ ...item, iframe: FRAME })) : items;
  return sendPage(c, visit, choice, await signed(lti, schoolId, platform, choice, framed, now));
}

type Choice = Extract<LaunchOutcome, { leadsTo: 'choice' }>;

interface ContentItem {
  readonly type: 'ltiResourceLink';
  readonly title: string;
  readonly url: string;
}

/** What was chosen; nothing where it was called off. @throws {LtiRefusal} where it is not what the page offers. */
function itemsOf(form: URLSearchParams, embedBase: string, words: LtiWords): ContentItem[] {
  if (form.get('do') === 'cancel') return [];
  const widget = ltiWidgets.find(({ name }) => name === form.get('widget'));
  if (!widget) throw new LtiRefusal('lti-bad-request');
  const options = widget.options.flatMap(({ name, values }): (readonly [string, string])[] => {
    const value = form.get(name);
    if (value === null || value === values?.[0]) return [];
    if (!(values ?? ['true']).some((known) => known === value)) throw new LtiRefusal('lti-bad-request');
    return [[name, value]];
  });
  const title = [...(form.get('title') ?? '').trim()].slice(0, LONGEST_TITLE).join('') || words.widgets[widget.name].title;
  return [{ type: 'ltiResourceLink', title, url: embedAddress(embedBase, widget.name, options) }];
}

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
const DEEP_LINKING = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

async function signed(lti: Lti, schoolId: string, { issuer, clientId }: LtiPlatform, { deploymentId, data }: Choice, items: readonly object[], now: Date) {
  const { kid, key } = await lti.toolKeys.signing(lti.deps.pool, schoolId, now);
  const nowS = Math.floor(now.getTime() / 1000);
  return new SignJWT({
    nonce: newSecret(),
    [`${CLAIM}message_type`]: 'LtiDeepLinkingResponse',
    [`${CLAIM}version`]: LTI_VERSION,
    [`${CLAIM}deployment_id`]: deploymentId,
    [`${DEEP_LINKING}content_items`]: items,
    ...(data === null ? {} : { [`${DEEP_LINKING}data`]: data }),
  })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setAudience(issuer)
    .setIssuedAt(nowS)
    .setExpirationTime(nowS + SIGNED_FOR_MS / 1000)
    .sign(key);
}

function sendPage(c: Context<ApiEnv>, { platform, language }: Visit, { returnUrl }: Choice, token: string): Response | Promise<Response> {
  const { origins } = platform!;
  const { moment, onTheWayBack, goOn } = ltiWords[language];
  const body = html`<form method="post" action="${returnUrl}">
      <p>${onTheWayBack}</p>
      <input type="hidden" name="JWT" value="${token}" />
      <button class="first">${goOn}</button>
    </form>
    ${ltiStep({ step: 'send' })}`;
  return ltiPage(c, { language, title: moment, body, framedBy: origins, leadsTo: origins });
}
