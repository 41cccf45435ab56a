/**
 * What a family says with a booking, as fields and as a body: how they meet, an interpreter and from which language, access needs, what they want to talk
 * about. What is typed comes in and goes out; it keeps nothing.
 */
import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { BookingBody } from '../../contract/booking.js';
import { chipField, choiceField, wordsField } from '../../ui/fields.js';
import { modeWord } from './conference-words.js';

export interface DetailFields {
  readonly typed: Readonly<Record<string, string>>;
  readonly troubles: Readonly<Record<string, string>>;
  readonly modes: readonly string[];
  /** Languages of the school, as BCP 47; they come first. */
  readonly languages: readonly string[];
  readonly locale: string;
  readonly type: (field: string, value: string) => void;
}

/** Languages that homes often speak, besides those of the school; a sign language among them. */
const spoken = 'am ar ase bn de es fa fr hi ht it ja ko my ne pa pl ps pt ru so sw tl uk ur vi zh'.split(' ');

function languageChoices({ languages, locale }: DetailFields): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const choice = (value: string): { value: string; label: string } => ({ value, label: names.of(value) ?? value });
  const own = languages.filter((one) => one !== 'en' || !locale.startsWith('en')).map(choice);
  const others = spoken
    .filter((one) => !languages.includes(one))
    .map(choice)
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return [...own, ...others];
}

export function detailFields(fields: DetailFields): TemplateResult {
  const { typed, troubles, modes, type } = fields;
  const one = (id: string) => ({ id, value: typed[id] ?? '', trouble: troubles[id], input: (value: string) => type(id, value) });
  return html`${
    modes.length > 1
      ? chipField(
          { ...one('mode'), value: typed.mode ?? modes[0]!, label: msg('How would you like to meet?') },
          modes.map((value) => ({ value, label: modeWord(value) })),
        )
      : html`<p class="quiet">${modeWord(modes[0] ?? null)}</p>`
  }
    ${choiceField({ ...one('interpreter'), label: msg('Would an interpreter help?'), hint: msg('It costs you nothing. The school arranges it.') }, [
      { value: '', label: msg('No interpreter needed') },
      ...languageChoices(fields),
    ])}
    ${wordsField({ ...one('access'), label: msg('Is there anything we should prepare?'), hint: msg('For instance a step-free room, large print, a seat for a small child.') }, 1)}
    ${wordsField({ ...one('topic'), label: msg('What would you like to talk about?'), hint: msg('If you like. You can add topics later, too.') })}`;
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

/** Who reads what is written here. */
export const detailReaders = (host: string | undefined): TemplateResult =>
  html`<p class="quiet small">${host ? msg(str`${host} and the people at school who plan the meetings read this. Other families never see who booked.`) : msg('The teachers whom you meet read this. Other families never see who booked.')}</p>`;
