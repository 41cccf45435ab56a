/** The switches in the toolbar: what each offers, and what a story is shown with where nobody has pressed one. It does nothing: `page.ts` does. */
import { allLocales, sourceLocale } from '../src/i18n/generated/locale-codes.js';
import { PSEUDO } from '../stories/support/pseudo-locale.js';

interface Item {
  readonly value: string;
  readonly title: string;
}
const toolbar = <const Icon extends string>(description: string, icon: Icon, items: readonly Item[], dynamicTitle = true) => ({
  description,
  toolbar: { icon, dynamicTitle, items: [...items] },
});
/** What is pressed less often is an icon alone, so that all of them are in sight beside the stories. */
const iconAlone = false;

/** Their own names, where the browser's list has only the English one. */
const ownNames: Readonly<Record<string, string>> = { ht: 'Kreyòl ayisyen' };
/** A language is offered by its own name, and as soon as there are words in it. */
const nameOf = (code: string): string => {
  const name = ownNames[code] ?? new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
};

export const globalTypes = {
  locale: toolbar('Language', 'globe', [
    ...allLocales.map((code) => ({ value: code, title: nameOf(code) })),
    { value: PSEUDO, title: 'Accented and 40 % longer' },
  ]),
  direction: toolbar(
    'Direction',
    'transfer',
    [
      { value: 'auto', title: 'As the language' },
      { value: 'ltr', title: 'Left to right' },
      { value: 'rtl', title: 'Right to left' },
    ],
    iconAlone,
  ),
  scheme: toolbar('Light or dark', 'mirror', [
    { value: 'auto', title: 'As the device' },
    { value: 'light', title: 'Light' },
    { value: 'dark', title: 'Dark' },
  ]),
  width: toolbar('Width of the place it sits in', 'grow', [
    { value: '280px', title: 'Sidebar, 280' },
    { value: '390px', title: 'Phone, 390' },
    { value: '800px', title: 'Column, 800' },
    { value: '1200px', title: 'Page, 1200' },
  ]),
  text: toolbar('Text size', 'paragraph', [
    { value: '100', title: 'Text 100 %' },
    { value: '150', title: 'Text 150 %' },
    { value: '200', title: 'Text 200 %' },
  ]),
  colours: toolbar(
    'Forced colours: the widgets’ own rules for them and the system’s colours; only the device can turn on the rest',
    'contrast',
    [
      { value: 'auto', title: 'Colours as the device' },
      { value: 'forced', title: 'Forced colours' },
    ],
    iconAlone,
  ),
  motion: toolbar(
    'Motion',
    'lightning',
    [
      { value: 'auto', title: 'Motion as the device' },
      { value: 'reduced', title: 'Less motion' },
    ],
    iconAlone,
  ),
  network: toolbar('Connection to the school in the page', 'rss', [
    { value: 'story', title: 'Network as the story' },
    { value: 'online', title: 'Online' },
    { value: 'offline', title: 'Offline' },
    { value: 'slow', title: 'Slow, three seconds' },
    { value: 'failing', title: 'Failing, 503' },
  ]),
  role: toolbar('Who looks, where the story can be seen as several', 'user', [
    { value: 'story', title: 'Role as the story' },
    { value: 'guardian', title: 'Guardian' },
    { value: 'student', title: 'Student' },
    { value: 'pre-reader', title: 'Pre-reader' },
    { value: 'teacher', title: 'Teacher' },
    { value: 'principal', title: 'Principal' },
  ]),
};

export type Switch = keyof typeof globalTypes;

export const initialGlobals: Record<Switch, string> = {
  locale: sourceLocale,
  direction: 'auto',
  scheme: 'auto',
  width: '800px',
  text: '100',
  colours: 'auto',
  motion: 'auto',
  network: 'story',
  role: 'story',
};
