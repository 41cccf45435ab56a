/** The card where there is no form to show: loading, not set up, out of reach, signed out, not offered, not allowed. One plain sentence each. */
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { CallFailure } from '../../contract/problem.js';
import type { Reading } from '../../element/contexts.js';
import { icon } from '../../ui/icon.js';
import { attention, info, lock, offline, retry, signIn } from '../../ui/icons.js';
import { notice, type NoticeContent } from '../../ui/notice.js';
import type { CardState } from './card-scene.js';
import { portalWord } from './card-words.js';

/** `failure` says why it is out of reach, where that is known. */
export function stateView(kind: Exclude<CardState['kind'], 'ready'>, again: () => void, failure?: CallFailure): TemplateResult {
  if (kind === 'loading') return skeleton();
  const tryAgain = html`<button type="button" class="button" @click=${again}>${icon(retry)}${msg('Try again')}</button>`;
  const said: Record<Exclude<CardState['kind'], 'ready' | 'loading'>, () => NoticeContent> = {
    misconfigured: () => ({
      tone: 'attention',
      icon: attention,
      title: msg('This check-in card is not set up yet.'),
      text: msg('The school’s web team can find out why in the browser’s console. Nothing you wrote is lost.'),
    }),
    unreachable: () => ({
      tone: 'attention',
      icon: offline,
      title: msg('The school’s system cannot be reached right now.'),
      text: failure?.kind === 'not-the-api' ? portalWord() : msg('Check your connection. This card opens by itself as soon as it can.'),
      actions: tryAgain,
    }),
    'signed-out': () => ({
      tone: 'plain',
      icon: signIn,
      title: msg('Please sign in to check in.'),
      text: msg('Sign in on this page, then come back here.'),
      actions: tryAgain,
    }),
    'not-offered': () => ({ tone: 'plain', icon: info, title: msg('Your school does not offer check-ins here.') }),
    'no-student': () => ({ tone: 'plain', icon: info, title: msg('No student is linked to your account yet.'), text: msg('The school office can link you.') }),
    'not-allowed': () => ({
      tone: 'plain',
      icon: lock,
      title: msg('You cannot see check-ins for this student.'),
      text: msg('Their family and teachers can. If you should too, ask the school office.'),
    }),
  };
  return notice(said[kind]());
}

/** The true layout in grey, and only after a moment: most pages never show it. */
function skeleton(): TemplateResult {
  return html`<div class="skeleton" role="img" aria-label=${msg('Loading')}>
    <i class="bone title"></i>
    <div class="bones">${Array.from({ length: 12 }, () => html`<i class="bone"></i>`)}</div>
    <i class="bone wide"></i>
  </div>`;
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
  .skeleton {
    display: grid;
    gap: 16px;
    opacity: 0;
    animation: appear 160ms 200ms forwards;
  }
  .bones {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 6px;
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
  .bone.wide {
    block-size: 44px;
    inline-size: 8em;
  }
  @container card (min-width: 560px) {
    .bones {
      grid-template-columns: repeat(6, 1fr);
    }
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
