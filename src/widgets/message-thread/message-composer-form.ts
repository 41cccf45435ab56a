/**
 * The thinking of the form that writes a message: how it lies in a draft, what body it makes, what is wrong and where, and how a sentence starter meets
 * what is typed already. Pure. It knows no screen and no network.
 */
import { cleanText, fitsCharacters } from '../../base/text.js';
import { messageLimits } from '../../contract/message-limits.js';
import { starters, type MessageBody, type Starter } from '../../contract/message.js';
import type { Voice } from '../../contract/person.js';

/** What is typed, each field as its text; an absent one is untouched. `urgent` and `acknowledge` are `yes` or absent. */
export type Typed = Readonly<Record<string, string | undefined>>;

export interface ComposerContext {
  readonly voice: Voice | null;
  /** BCP 47 of the person who types. */
  readonly language: string;
  readonly mayUrgent: boolean;
  readonly isAnnouncement: boolean;
}

export type ComposerTrouble = 'missing' | 'too-many-characters';
export interface WrongPart {
  readonly field: 'text' | 'nextStep';
  readonly trouble: ComposerTrouble;
}

export const replies = ['needed', 'not-needed'] as const;

const words = (text: string | undefined): string => cleanText(text ?? '').trim();
export const starterOf = ({ starter }: Typed): Starter | null => starters.find((one) => one === starter) ?? null;

/** A worry of the school's goes with something that can be done. */
export const needsNextStep = (typed: Typed, voice: Voice | null): boolean => voice === 'school' && starterOf(typed) === 'concern';

/** Everything that stops it from being sent, in the order of the form. */
export function wrongParts(typed: Typed, { voice }: Pick<ComposerContext, 'voice'>): readonly WrongPart[] {
  const at = (field: WrongPart['field'], most: number, isNeeded: boolean): readonly WrongPart[] => {
    const text = words(typed[field]);
    if (!text) return isNeeded ? [{ field, trouble: 'missing' }] : [];
    return fitsCharacters(text, most) ? [] : [{ field, trouble: 'too-many-characters' }];
  };
  return [...at('text', messageLimits.textCharacters, true), ...at('nextStep', messageLimits.nextStepCharacters, needsNextStep(typed, voice))];
}

/** As it is sent. Only what `wrongParts` finds nothing wrong with may be. */
export function bodyOf(typed: Typed, context: ComposerContext, attachmentIds: readonly string[] = []): MessageBody {
  const { language, mayUrgent, isAnnouncement } = context;
  return {
    text: words(typed.text),
    language,
    starter: starterOf(typed),
    nextStep: words(typed.nextStep) || null,
    urgent: mayUrgent && typed.urgent === 'yes',
    reply: isAnnouncement ? null : (replies.find((one) => one === typed.reply) ?? null),
    asksAcknowledgement: isAnnouncement && typed.acknowledge === 'yes',
    attachmentIds: [...attachmentIds],
  };
}

/** The text once a beginning is chosen: an empty text, or one that is nothing but another beginning, begins so; what is written already stays. */
export function startedText(text: string | undefined, beginning: string, beginnings: readonly string[]): string {
  const there = words(text);
  const isBare = there === '' || beginnings.some((one) => words(one) === there);
  return isBare ? beginning && `${beginning} ` : text!;
}
