/**
 * A widget where there is nothing of its own to show: loading, out of reach, signed out, nobody to show; and the line above it when the connection is
 * gone. What differs from widget to widget, whoever places it says.
 */
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.js';
import { attention, info, lock, offline, retry, signIn } from './icons.js';
import { notice, type NoticeContent } from './notice.js';
import { portalWord } from './sending-words.js';

export type Closed = 'misconfigured' | 'unreachable' | 'signed-out' | 'not-offered' | 'no-student' | 'not-allowed';

/** The words that are a widget's own. */
export interface ClosedWords {
  readonly misconfigured: string;
  readonly signIn: string;
  readonly notOffered: string;
  readonly notAllowed: string;
}

/** `failure` is the kind of failure that keeps it out of reach, where that is known. */
export function closedView(kind: Closed, words: ClosedWords, again: () => void, failure?: string): TemplateResult {
  const tryAgain = html`<button type="button" class="button" @click=${again}>${icon(retry)}${msg('Try again')}</button>`;
  const said: Record<Closed, () => NoticeContent> = {
    misconfigured: () => ({
      tone: 'attention',
      icon: attention,
      title: words.misconfigured,
      text: msg('The school’s web team can find out why in the browser’s console. Nothing you wrote is lost.'),
    }),
    unreachable: () => ({
      tone: 'attention',
      icon: offline,
      title: msg('The school’s system cannot be reached right now.'),
      text: failure === 'not-the-api' ? portalWord() : msg('Check your connection. This opens by itself as soon as it can.'),
      actions: tryAgain,
    }),
    'signed-out': () => ({ tone: 'plain', icon: signIn, title: words.signIn, text: msg('Sign in on this page, then come back here.'), actions: tryAgain }),
    'not-offered': () => ({ tone: 'plain', icon: info, title: words.notOffered }),
    'no-student': () => ({ tone: 'plain', icon: info, title: msg('No student is linked to your account yet.'), text: msg('The school office can link you.') }),
    'not-allowed': () => ({
      tone: 'plain',
      icon: lock,
      title: words.notAllowed,
      text: msg('Their family and teachers can. If you should too, ask the school office.'),
    }),
  };
  return notice(said[kind]());
}

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
