/** The top of an open thread: what it is called, about whom it is, and who reads it, always in words. It knows no port. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Thread } from '../../contract/thread.js';
import { backButton } from '../../ui/back-button.js';
import { icon } from '../../ui/icon.js';
import { phone, readers, search, settings } from '../../ui/icons.js';
import type { ThreadScene } from './thread-scene.js';
import { audienceWord, kindWord, studentName, threadTitle } from './thread-words.js';

export interface HeadOptions {
  readonly scene: ThreadScene;
  readonly thread: Thread;
  /** There is a list to go back to. */
  readonly hasList: boolean;
  /** Which part is open below it. */
  readonly open: HeadPart | undefined;
  /** The momentum ring; its room is there without it. */
  readonly ring: TemplateResult | undefined;
  readonly leave: () => void;
  readonly toggle: (part: HeadPart) => void;
}
/** What can be opened from the head of a thread. */
export type HeadPart = 'find' | 'settings' | 'contact';

export function threadHead({ scene, thread, hasList, open, ring, leave, toggle }: HeadOptions): TemplateResult {
  const tool = (part: HeadPart, path: string, label: string): TemplateResult =>
    html`<button type="button" class="link tool" data-part=${part} aria-label=${label} title=${label} aria-expanded=${open === part} @click=${() => toggle(part)}>${icon(path)}</button>`;
  const about = [studentName(thread, scene), kindWord(thread.kind)].filter((word) => word !== undefined);
  return html`<header class="head">
    ${hasList ? backButton(msg('All messages'), leave, '[data-thread]') : nothing}
    <div>
      <h3 id="name" tabindex="-1"><bdi>${threadTitle(thread, scene)}</bdi></h3>
      ${about.length ? html`<p class="small quiet"><bdi>${about.join(' · ')}</bdi></p>` : nothing}
    </div>
    <div class="tools no-print">
      ${tool('find', search, msg('Find'))} ${thread.may.includes('log-contact') ? tool('contact', phone, msg('Write down a contact')) : nothing}
      ${tool('settings', settings, msg('Settings'))}
    </div>
    <p class="audience small quiet">${icon(readers)}<span>${audienceWord(thread, scene)}</span>${ring}</p>
  </header>`;
}
