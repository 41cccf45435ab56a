/** The card where there is nothing to show for a reason that stays: not set up, nobody signed in, not offered, not allowed. One plain sentence each. */
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { icon } from '../../ui/icon.js';
import { attention, info, lock, retry, signIn } from '../../ui/icons.js';
import { notice, type NoticeContent } from '../../ui/notice.js';
import type { CardState } from './card-scene.js';

export function closedView(kind: Exclude<CardState['kind'], 'ready' | 'loading' | 'unreachable'>, again: () => void): TemplateResult {
  const said: Record<typeof kind, () => NoticeContent> = {
    misconfigured: () => ({
      tone: 'attention',
      icon: attention,
      title: msg('This check-in card is not set up yet.'),
      text: msg('The school’s web team can find out why in the browser’s console. Nothing you wrote is lost.'),
    }),
    'signed-out': () => ({
      tone: 'plain',
      icon: signIn,
      title: msg('Please sign in to check in.'),
      text: msg('Sign in on this page, then come back here.'),
      actions: html`<button type="button" class="button" @click=${again}>${icon(retry)}${msg('Try again')}</button>`,
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
