/** A widget that is closed for a reason that stays: not set up, nobody signed in, not offered, not allowed. One plain sentence each, partly its own. */
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { icon } from './icon.js';
import { attention, info, lock, retry, signIn } from './icons.js';
import { notice, withFallback, type NoticeContent } from './notice.js';

export type Closed = 'misconfigured' | 'signed-out' | 'not-offered' | 'no-student' | 'not-allowed';

/** The words that are a widget's own. */
export interface ClosedWords {
  readonly misconfigured: string;
  readonly signIn: string;
  readonly notOffered: string;
  readonly notAllowed: string;
}

export function closedView(kind: Closed, words: ClosedWords, again: () => void): TemplateResult {
  const tryAgain = html`<button type="button" class="button" @click=${again}>${icon(retry)}${msg('Try again')}</button>`;
  const said: Record<Closed, () => NoticeContent> = {
    misconfigured: () => ({
      tone: 'attention',
      icon: attention,
      title: words.misconfigured,
      text: msg('The school’s web team can find out why in the browser’s console. Nothing you wrote is lost.'),
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
  // Elsewhere they may be signed in, and the widget set up; what they may not see they may see nowhere.
  return kind === 'misconfigured' || kind === 'signed-out' ? withFallback(said[kind]()) : notice(said[kind]());
}
