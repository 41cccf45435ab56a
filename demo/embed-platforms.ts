/**
 * What becomes of each form where a school pastes it, for the builder and the guide. `keeps` of a platform with a sanitiser of its own is measured by
 * `test/hosts/sanitised.test.ts`; of the others it is general knowledge, not
 * tried. It knows no page and no option.
 */

/** Ways to put a widget on a page; the demo's builder writes all of them. */
export type Form = 'element' | 'div' | 'link' | 'frame' | 'host';

/** What is left of it: all; the sentence with its link; the frame, but shut (`sandbox=""`), which shows its page without scripts. */
export type Kept = 'kept' | 'sentence' | 'shut';

export interface Platform {
  readonly id: string;
  readonly name: string;
  readonly keeps: Readonly<Record<Form, Kept>>;
  /** What to paste there. */
  readonly best: Form | 'address';
  /** Where that is pasted. */
  readonly where: string;
  /** Who may add the script to the whole site, so that divs and links become the widget. */
  readonly script: string;
  /** Whether a sanitiser was run; else it is general knowledge of the platform. */
  readonly measured: boolean;
}

const all = { element: 'kept', div: 'kept', link: 'kept', frame: 'kept', host: 'kept' } as const;

export const platforms: readonly Platform[] = [
  {
    id: 'canvas',
    name: 'Canvas',
    keeps: { element: 'sentence', div: 'kept', link: 'kept', frame: 'kept', host: 'sentence' },
    best: 'frame',
    where: 'A page, assignment or announcement: Insert, Embed',
    script: 'An administrator: Admin, Themes, Upload, JavaScript file',
    measured: true,
  },
  {
    id: 'moodle-cleaned',
    name: 'Moodle forum, comment or other text that everybody may write',
    keeps: { element: 'sentence', div: 'sentence', link: 'kept', frame: 'sentence', host: 'sentence' },
    best: 'link',
    where: 'The link button of the editor',
    script: 'An administrator: Site administration, Appearance, Additional HTML',
    measured: true,
  },
  {
    id: 'moodle-page',
    name: 'Moodle Page, Label or Book, written by a teacher',
    keeps: all,
    best: 'div',
    where: 'Tools, Source code, in the editor of the Page',
    script: 'An administrator: Site administration, Appearance, Additional HTML',
    measured: true,
  },
  {
    id: 'wordpress-author',
    name: 'WordPress, as an author',
    keeps: { element: 'sentence', div: 'kept', link: 'kept', frame: 'sentence', host: 'sentence' },
    best: 'address',
    where: 'A line of its own, once the plugin is there; without it, a Custom HTML block',
    script: 'The plugin, or an administrator',
    measured: true,
  },
  {
    id: 'wordpress-admin',
    name: 'WordPress, as an administrator',
    keeps: all,
    best: 'element',
    where: 'A Custom HTML block',
    script: 'It stands in the snippet',
    measured: true,
  },
  {
    id: 'drupal-basic',
    name: 'Drupal, Basic HTML',
    keeps: { element: 'sentence', div: 'sentence', link: 'kept', frame: 'sentence', host: 'sentence' },
    best: 'link',
    where: 'The link button of the editor; in Full HTML, the Source button takes every form',
    script: 'An administrator, in the theme',
    measured: true,
  },
  {
    id: 'tinymce',
    name: 'A site whose editor is TinyMCE 7',
    keeps: { element: 'sentence', div: 'kept', link: 'kept', frame: 'shut', host: 'sentence' },
    best: 'div',
    where: 'Tools, Source code',
    script: 'Whoever keeps the site',
    measured: true,
  },
  {
    id: 'dompurify',
    name: 'A site that cleans with DOMPurify as it comes',
    keeps: { element: 'sentence', div: 'kept', link: 'kept', frame: 'sentence', host: 'sentence' },
    best: 'div',
    where: 'Wherever it takes HTML',
    script: 'Whoever keeps the site',
    measured: true,
  },
  {
    id: 'google-sites',
    name: 'Google Sites',
    keeps: all,
    best: 'address',
    where: 'Insert, Embed, By URL',
    script: 'Nobody: each embed is a frame of its own',
    measured: false,
  },
  {
    id: 'wix',
    name: 'Wix',
    keeps: all,
    best: 'address',
    where: 'Add Elements, Embed Code, Embed a Site',
    script: 'The owner: Settings, Custom Code',
    measured: false,
  },
  { id: 'plain', name: 'Your own HTML', keeps: all, best: 'element', where: 'The page itself', script: 'It stands in the snippet', measured: true },
];
