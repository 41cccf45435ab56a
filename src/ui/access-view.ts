/**
 * A widget where there is nothing of its own to show: loading, out of reach; and the line above it when the connection is gone. What stays closed for
 * good is in `closed-view.ts`.
 */
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.js';
import { offline, retry, signIn } from './icons.js';
import { notice, withFallback } from './notice.js';
import { portalWord } from './sending-words.js';

/** `failure` is the kind of failure that keeps it out of reach, where that is known. */
export const unreachableView = (again: () => void, failure?: string): TemplateResult =>
  withFallback({
    tone: 'attention',
    icon: offline,
    title: msg('The school’s system cannot be reached right now.'),
    text: failure === 'not-the-api' ? portalWord() : msg('Check your connection. This opens by itself as soon as it can.'),
    actions: html`<button type="button" class="button" @click=${again}>${icon(retry)}${msg('Try again')}</button>`,
  });

/** The true layout in grey, and only after a moment: most pages never show it. */
export function skeleton(bones: readonly string[]): TemplateResult {
  return html`<div class="skeleton" role="img" aria-label=${msg('Loading')}>${bones.map((bone) => html`<i class="bone ${bone}"></i>`)}</div>`;
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
export function unreadView(status: string, hasValue: boolean, failure: string | undefined, again: () => void): TemplateResult | typeof nothing {
  if (status !== 'failed' || hasValue) return nothing;
  return html`<p class="offline small quiet">
    ${icon(offline)}<span>${failure === 'not-the-api' ? portalWord() : msg('What others wrote cannot be read right now. You can go on.')}</span>
    <button type="button" class="link" @click=${again}>${msg('Try again')}</button>
  </p>`;
}

export const accessStyles = css`
  .skeleton {
    display: grid;
    gap: 16px;
    opacity: 0;
    animation: appear 160ms 200ms forwards;
  }
  .bone {
    display: block;
    block-size: 72px;
    border-radius: var(--fw-radius-control);
    background: var(--fw-sunken);
    border: 1px solid var(--fw-line);
  }
  .bone.title {
    block-size: 28px;
    inline-size: 50%;
  }
  .bone.line {
    block-size: 20px;
    inline-size: 80%;
  }
  .bone.picture {
    block-size: 220px;
  }
  .bone.wide {
    block-size: 44px;
    inline-size: 8em;
  }
  .offline {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
`;
