/** What can go along with the words: how they begin, a next step, whether a reply is needed, that it is urgent. It decides nothing; values come in and go out. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { starters } from '../../contract/message.js';
import type { Voice } from '../../contract/person.js';
import { chipField, wordsField } from '../../ui/fields.js';
import { needsNextStep, replies, starterOf, type Typed } from './message-composer-form.js';
import { replyName, starterName } from './message-composer-words.js';

export interface ExtrasOptions {
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

export function extrasView(options: ExtrasOptions): TemplateResult {
  const { typed, isAnnouncement, replyPolicy, change } = options;
  const choices = ['', ...starters].map((value) => ({ value, label: value ? starterName(value as (typeof starters)[number]) : msg('Nothing special') }));
  return html`${chipField({ id: 'starter', label: msg('Start with'), value: starterOf(typed) ?? '', input: (value) => change('starter', value) }, choices)}
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
  html`<label class="tick"
    ><input
      id=${field}
      type="checkbox"
      .checked=${live(typed[field] === 'yes')}
      @change=${(event: Event) => change(field, (event.target as HTMLInputElement).checked ? 'yes' : '')}
    /><span>${label}</span></label
  >`;

function urgent(options: ExtrasOptions): TemplateResult | typeof nothing {
  if (!options.mayUrgent) return nothing;
  return html`${tick('urgent', msg('Urgent'), options)}
  ${
    options.typed.urgent === 'yes'
      ? html`<p class="small quiet">${options.urgentIsHeld ? msg('It is marked as urgent. In quiet hours it still waits until they are over.') : msg('It is marked as urgent, and it is seen in quiet hours too.')}</p>`
      : nothing
  }`;
}
