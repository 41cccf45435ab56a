/**
 * What stands around the words: how they begin, a next step, whether a reply is needed, that it is urgent; whom to turn to at once; words that leave, or that
 * cannot. It decides nothing; values come in and go out.
 */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { starters } from '../../contract/message.js';
import type { Voice } from '../../contract/person.js';
import type { School } from '../../contract/session.js';
import type { Thread } from '../../contract/thread.js';
import { contactLine } from '../../ui/contact-line.js';
import { chipField, wordsField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { chevron, copy as copyIcon, lock } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { needsNextStep, replies, starterOf, type Typed } from './message-composer-form.js';
import { replyName, starterName } from './message-composer-words.js';
import './message-composer-balance.js';
import type { ThreadScene } from './thread-scene.js';
import { tickField } from './tick-fields.js';

export interface ExtrasOptions {
  readonly scene: ThreadScene;
  readonly thread: Thread;
  readonly typed: Typed;
  readonly voice: Voice | null;
  readonly mayUrgent: boolean;
  /** The school holds what is urgent in quiet hours like everything else. */
  readonly urgentIsHeld: boolean;
  readonly isAnnouncement: boolean;
  /** When the school answers, in words; empty: not for this reader. */
  readonly replyPolicy: string;
  readonly troubles: Readonly<Record<string, string | undefined>>;
  readonly change: (field: string, value: string) => void;
}

/** Folded until somebody wants it. */
export const extrasFold = (options: ExtrasOptions, isOpen: boolean, toggle: () => void): TemplateResult =>
  html`<div class="row bare">
      <button type="button" class="link" aria-expanded=${isOpen} aria-controls="extras" @click=${toggle}>${icon(chevron)}${msg('Ways to begin, next step, reply')}</button>
    </div>
    <div class="extras" id="extras" ?hidden=${!isOpen}>${isOpen ? extrasView(options) : nothing}</div>`;

function extrasView(options: ExtrasOptions): TemplateResult {
  const { typed, isAnnouncement, replyPolicy, change } = options;
  const choices = ['', ...starters].map((value) => ({ value, label: value ? starterName(value as (typeof starters)[number]) : msg('Nothing special') }));
  return html`${chipField({ id: 'starter', label: msg('Start with'), value: starterOf(typed) ?? '', input: (value) => change('starter', value) }, choices)}
  ${options.voice === 'school' && starterOf(typed) === 'concern' ? html`<flywheel-message-balance .scene=${options.scene} .thread=${options.thread}></flywheel-message-balance>` : nothing}
  ${nextStep(options)}
  ${
    isAnnouncement
      ? tick('acknowledge', msg('Ask everybody to say “I have read it”'), options)
      : html`${chipField(
          { id: 'reply', label: msg('Does it need a reply?'), value: typed.reply ?? '', input: (value) => change('reply', value) },
          ['', ...replies].map((value) => ({ value, label: replyName(value) })),
        )}${replyPolicy && typed.reply === 'needed' ? html`<p class="small quiet">${replyPolicy}</p>` : nothing}`
  }
  ${urgent(options)}`;
}

function nextStep({ typed, voice, troubles, change }: ExtrasOptions): TemplateResult | typeof nothing {
  const isNeeded = needsNextStep(typed, voice);
  if (!isNeeded && !starterOf(typed) && !typed.nextStep) return nothing;
  return wordsField({
    id: 'nextStep',
    label: isNeeded ? msg('Next step') : msg('Next step, if there is one'),
    hint: msg('One small thing that you will do, or that could help.'),
    value: typed.nextStep ?? '',
    trouble: troubles.nextStep,
    input: (value) => change('nextStep', value),
  });
}

const tick = (field: string, label: string, { typed, change }: ExtrasOptions): TemplateResult =>
  tickField({ id: field, label, checked: typed[field] === 'yes', change: (checked) => change(field, checked ? 'yes' : '') });

function urgent(options: ExtrasOptions): TemplateResult | typeof nothing {
  if (!options.mayUrgent) return nothing;
  return html`${tick('urgent', msg('Urgent'), options)}
  ${
    options.typed.urgent === 'yes'
      ? html`<p class="small quiet">${options.urgentIsHeld ? msg('It is marked as urgent. In quiet hours it still waits until they are over.') : msg('It is marked as urgent, and it is seen in quiet hours too.')}</p>`
      : nothing
  }`;
}

/** Said before the first free text (CI-12). The contact is the school's. */
export const notWatched = ({ crisisContact }: School): TemplateResult =>
  html`<div class="watched small" dir="auto">
    <p>${msg('Nobody watches messages around the clock. If somebody is in danger or needs help now:')}</p>
    ${contactLine(crisisContact)}
  </div>`;

/** Words and files as they go out. `next` is where the keyboard goes when they stay. */
export const leavingView = (text: string, tray: unknown, next: string, stay: () => void): TemplateResult =>
  html`<p class="said" dir="auto">${text}</p>
    ${tray}
    <p class="quiet">
      ${msg('Your message goes out as soon as its files are at school. Keep this thread open until then, or come back to it: it goes on where it was.')}
    </p>
    <div class="actions no-print"><button type="button" class="button" data-next=${next} @click=${stay}>${msg('Stop and edit')}</button></div>`;

/** Words that were in progress when writing came to an end. */
export const leftView = (text: string, copy: () => void, discard: () => void): TemplateResult =>
  notice({
    tone: 'plain',
    icon: lock,
    text: html`<p>${msg('You had begun to write:')}</p>
      <p class="said" dir="auto">${text}</p>`,
    actions: html`<button type="button" class="button" @click=${copy}>${icon(copyIcon)}${msg('Copy text')}</button>
      <button type="button" class="link quiet" @click=${discard}>${msg('Throw away')}</button>`,
  });
