/** The card while it loads and where the network is in the way: what a page without connection must be able to draw. One plain sentence each. */
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { CallFailure } from '../../contract/problem.js';
import type { Reading } from '../../element/contexts.js';
import { icon } from '../../ui/icon.js';
import { offline, retry, signIn } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import type { CardParts } from './card-parts.js';
import type { CardState } from './card-scene.js';
import { skeleton } from './skeleton.js';
import { portalWord } from './card-words.js';

/** Where there is no scene. `failure` says why nobody answers, where that is known. */
export function stateView(kind: CardState['kind'], parts: CardParts, again: () => void, failure?: CallFailure): TemplateResult | typeof nothing {
  if (kind === 'loading' || kind === 'ready') return skeleton();
  if (kind !== 'unreachable') return parts.get('closed')?.closedView(kind, again) ?? parts.instead('closed', skeleton());
  return notice({
    tone: 'attention',
    icon: offline,
    title: msg('The school’s system cannot be reached right now.'),
    text: failure?.kind === 'not-the-api' ? portalWord() : msg('Check your connection. This card opens by itself as soon as it can.'),
    actions: html`<button type="button" class="button" @click=${again}>${icon(retry)}${msg('Try again')}</button>`,
  });
}

/** The viewer was known and the API knows them no longer: every word stays. */
export function bannerView(status: string, isOffline: boolean, again: () => void): TemplateResult | typeof nothing {
  if (status === 'signed-out') {
    return notice({
      tone: 'attention',
      icon: signIn,
      title: msg('You are signed out. Your words are still here.'),
      text: msg('Sign in again on this page: what you send until then goes out afterwards.'),
      actions: html`<button type="button" class="button" @click=${again}>${icon(retry)}${msg('I have signed in')}</button>`,
    });
  }
  if (!isOffline) return nothing;
  return html`<p class="offline small quiet">${icon(offline)}<span>${msg('No connection to the school’s system. You can go on: everything is kept and sent later.')}</span></p>`;
}

/** What others wrote cannot be read now; one's own words go on. */
export function unreadView({ status, value, failure }: Reading<unknown>, again: () => void): TemplateResult | typeof nothing {
  if (status !== 'failed' || value) return nothing;
  return html`<p class="offline small quiet">
    ${icon(offline)}<span>${failure?.kind === 'not-the-api' ? portalWord() : msg('What others wrote cannot be read right now. You can go on.')}</span>
    <button type="button" class="link" @click=${again}>${msg('Try again')}</button>
  </p>`;
}

export const stateStyles = css`
  .offline {
    display: flex;
    gap: 8px;
    align-items: center;
  }
`;
