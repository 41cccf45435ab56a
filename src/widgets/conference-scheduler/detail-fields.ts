/**
 * What a family says with a booking, as fields and as a body: how they meet, an interpreter and from which language, access needs, what they want to talk
 * about. What is typed comes in and goes out; it keeps nothing.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { BookingBody } from '../../contract/booking.js';
import { chipField, choiceField, wordsField } from '../../ui/fields.js';
import { modeWord } from './conference-words.js';
import { languageWord } from './language-word.js';

export interface DetailFields {
  readonly typed: Readonly<Record<string, string>>;
  readonly troubles: Readonly<Record<string, string>>;
  readonly modes: readonly string[];
  /** Languages of the school, as BCP 47; they come first. */
  readonly languages: readonly string[];
  readonly locale: string;
  /** Whom the labels speak to: the family, or the school that writes down what a family said. */
  readonly to: 'family' | 'school';
  readonly type: (field: string, value: string) => void;
}

/** Languages that homes often speak, besides those of the school; a sign language among them. */
const spoken = 'am ar ase bn de es fa fr hi ht it ja ko my ne pa pl ps pt ru so sw tl uk ur vi zh'.split(' ');

function languageChoices({ languages, locale }: DetailFields): { value: string; label: string }[] {
  const choice = (value: string): { value: string; label: string } => ({ value, label: languageWord(value, locale) });
  const own = languages.filter((one) => one !== 'en' || !locale.startsWith('en')).map(choice);
  const others = spoken
    .filter((one) => !languages.includes(one))
    .map(choice)
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return [...own, ...others];
}

/** The four questions, as they are asked of a family, or of the school about one. */
const questions = {
  family: () => ({
    mode: msg('How would you like to meet?'),
    interpreter: msg('Would an interpreter help?'),
    free: msg('It costs you nothing. The school arranges it.'),
    access: msg('Is there anything we should prepare?'),
    topic: msg('What would you like to talk about?'),
    later: msg('If you like. You can add topics later, too.'),
  }),
  school: () => ({
    mode: msg('How will you meet?'),
    interpreter: msg('Would an interpreter help the family?'),
    free: msg('It costs the family nothing. The school arranges it.'),
    access: msg('What does the family need?'),
    topic: msg('What is it about?'),
    later: msg('The family reads this, too. Both sides can add topics later.'),
  }),
} as const;

export function detailFields(fields: DetailFields): TemplateResult {
  const { typed, troubles, modes, type, to } = fields;
  const ask = questions[to]();
  const one = (id: string) => ({ id, value: typed[id] ?? '', trouble: troubles[id], input: (value: string) => type(id, value) });
  return html`${
    modes.length > 1
      ? chipField(
          { ...one('mode'), value: typed.mode ?? modes[0]!, label: ask.mode },
          modes.map((value) => ({ value, label: modeWord(value) })),
        )
      : html`<p class="quiet">${modeWord(modes[0] ?? null)}</p>`
  }
    ${choiceField({ ...one('interpreter'), label: ask.interpreter, hint: ask.free }, [
      { value: '', label: msg('No interpreter needed') },
      ...languageChoices(fields),
    ])}
    ${wordsField({ ...one('access'), label: ask.access, hint: msg('For instance a step-free room, large print, a seat for a small child.') }, 1)}
    ${wordsField({ ...one('topic'), label: ask.topic, hint: ask.later })}
    ${to === 'school' ? deskReaders() : nothing}`;
}

/** As it is sent; `words` are the two texts, already clean. */
export function bookingBody(
  { typed, modes, locale }: Pick<DetailFields, 'typed' | 'modes' | 'locale'>,
  access: string | null,
  topic: string | null,
): BookingBody {
  const mode = modes.includes(typed.mode ?? '') ? typed.mode! : (modes[0] ?? 'in-person');
  return { mode: mode as BookingBody['mode'], interpreter: typed.interpreter || null, access, topic, language: locale };
}

/** Who reads what a family writes here. */
export const detailReaders = (host: string | undefined): TemplateResult =>
  html`<p class="quiet small">${host ? msg(str`${host} and the people at school who plan the meetings read this. Other families never see who booked.`) : msg('The teachers whom you meet read this. Other families never see who booked.')}</p>`;
/** Who reads what the school writes here for a family. */
const deskReaders = (): TemplateResult =>
  html`<p class="quiet small">${msg('The family, the teacher whom they meet and the people at school who plan the meetings read this. Other families never see it.')}</p>`;
