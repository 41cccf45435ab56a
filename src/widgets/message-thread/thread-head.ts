/** The top of an open thread: what it is called, about whom it is, and who reads it, always in words. It knows no port. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Thread } from '../../contract/thread.js';
import { icon } from '../../ui/icon.js';
import { back, readers, search } from '../../ui/icons.js';
import type { ThreadScene } from './thread-scene.js';
import { audienceWord, kindWord, studentName, threadTitle } from './thread-words.js';

export interface HeadOptions {
  readonly scene: ThreadScene;
  readonly thread: Thread;
  /** There is a list to go back to. */
  readonly hasList: boolean;
  readonly findOpen: boolean;
  readonly leave: () => void;
  readonly find: () => void;
}

export function threadHead({ scene, thread, hasList, findOpen, leave, find }: HeadOptions): TemplateResult {
  const about = [studentName(thread, scene), kindWord(thread.kind)].filter((word) => word !== undefined);
  return html`<header class="head">
    ${hasList ? html`<button type="button" class="link back no-print" data-next="[data-thread]" @click=${leave}>${icon(back)}${msg('All messages')}</button>` : nothing}
    <div class="title">
      <h3 id="name" tabindex="-1" dir="auto">${threadTitle(thread, scene)}</h3>
      ${about.length ? html`<p class="small quiet" dir="auto">${about.join(' · ')}</p>` : nothing}
    </div>
    <button type="button" class="link find-open no-print" aria-expanded=${findOpen} @click=${find}>${icon(search)}${msg('Find')}</button>
    <p class="audience small quiet">${icon(readers)}<span>${audienceWord(thread, scene)}</span></p>
  </header>`;
}
