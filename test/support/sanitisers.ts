/**
 * What stands between an author and a school's page, as sanitisers of the npm registry set up to let through what that platform lets through. They stand for the
 * platforms and are not them: each list is what is known of the platform, not its code.
 */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sanitizeHtml from 'sanitize-html';

export type Sanitiser = (html: string) => Promise<string>;

const text = ['p', 'br', 'hr', 'strong', 'em', 'b', 'i', 'u', 's', 'sub', 'sup', 'span', 'blockquote', 'cite', 'code', 'pre', 'q', 'small', 'del', 'ins'];
const lists = ['ul', 'ol', 'li', 'dl', 'dt', 'dd'];
const headings = ['h2', 'h3', 'h4', 'h5', 'h6'];
const tables = ['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];

const by =
  (options: sanitizeHtml.IOptions): Sanitiser =>
  (html) =>
    Promise.resolve(sanitizeHtml(html, options));

/** Canvas: frames, and `data-` on everything; no script, no element that HTML does not have. */
const canvas = by({
  allowedTags: [...text, ...lists, ...headings, ...tables, 'a', 'div', 'img', 'iframe', 'figure', 'figcaption', 'object', 'embed', 'video', 'audio'],
  allowedAttributes: {
    '*': ['style', 'class', 'id', 'title', 'role', 'lang', 'dir', 'data-*', 'aria-*'],
    a: ['href', 'target', 'name'],
    img: ['src', 'alt', 'width', 'height'],
    iframe: ['src', 'width', 'height', 'name', 'align', 'frameborder', 'scrolling', 'sandbox', 'allow', 'allowfullscreen'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'ftp'],
});

/** `wp_kses_post`, which the text of whoever lacks `unfiltered_html` goes through. */
const wordpressAuthor = by({
  allowedTags: [
    ...text,
    ...lists,
    ...headings,
    ...tables,
    'a',
    'div',
    'img',
    'section',
    'article',
    'aside',
    'figure',
    'figcaption',
    'details',
    'summary',
    'audio',
    'video',
    'object',
  ],
  allowedAttributes: {
    '*': ['class', 'id', 'style', 'title', 'role', 'dir', 'lang', 'hidden', 'data-*', 'aria-*'],
    a: ['href', 'rel', 'rev', 'name', 'target', 'download'],
    img: ['src', 'alt'],
  },
});

/** "Limit allowed HTML tags" of Basic HTML as Drupal installs it. */
const drupalBasic = by({
  allowedTags: ['a', 'em', 'strong', 'cite', 'blockquote', 'code', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', ...headings, 'p', 'br', 'span', 'img'],
  allowedAttributes: {
    a: ['href', 'hreflang'],
    blockquote: ['cite'],
    ul: ['type'],
    ol: ['start', 'type'],
    img: ['src', 'alt', 'data-entity-uuid', 'data-entity-type'],
  },
});

const asItIs: Sanitiser = (html) => Promise.resolve(html);

/** HTML Purifier as Moodle sets it up: plain markup, classes, links; nothing of `data-`, no frame. In the browser, by DOMPurify. */
const moodle = {
  ALLOWED_TAGS: [...text, ...lists, ...headings, ...tables, 'a', 'div', 'img', '#text'],
  ALLOWED_ATTR: ['class', 'id', 'title', 'lang', 'dir', 'href', 'target', 'rel', 'src', 'alt', 'width', 'height', 'style'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

interface Purify {
  sanitize(html: string, config?: object): string;
}
interface Editor {
  setContent(html: string): void;
  getContent(): string;
}
interface TinyMce {
  readonly activeEditor: Editor | null;
  init(options: object): Promise<readonly Editor[]>;
}
type WithBoth = typeof globalThis & { readonly DOMPurify: Purify; readonly tinymce: TinyMce };

const purify =
  (page: Page, config: object = {}): Sanitiser =>
  (html) =>
    page.evaluate(([text, options]) => (globalThis as WithBoth).DOMPurify.sanitize(text, options), [html, config] as const);

const tiny =
  (page: Page): Sanitiser =>
  (html) =>
    page.evaluate(async (text) => {
      const { tinymce } = globalThis as WithBoth;
      const options = { selector: 'textarea', license_key: 'gpl', promotion: false, menubar: false, skin: false, content_css: false };
      const editor = tinymce.activeEditor ?? (await tinymce.init(options))[0]!;
      editor.setContent(text);
      return editor.getContent();
    }, html);

const scripts = [
  import.meta.resolve('dompurify/dist/purify.js'),
  import.meta.resolve('tinymce/tinymce.js'),
  import.meta.resolve('tinymce/models/dom/model.js'),
  import.meta.resolve('tinymce/themes/silver/theme.js'),
  import.meta.resolve('tinymce/icons/default/icons.js'),
];

/** Every sanitiser by the id of the platform that it stands for. `page` is an empty page on which two of them run; it is theirs from now on. */
export async function sanitisers(page: Page): Promise<Readonly<Record<string, Sanitiser>>> {
  await page.route('https://editor.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Editor</title><textarea></textarea>' }),
  );
  await page.goto('https://editor.example/');
  for (const url of scripts) await page.addScriptTag({ path: fileURLToPath(url) });
  return {
    canvas,
    'moodle-cleaned': purify(page, moodle),
    'moodle-page': asItIs,
    'wordpress-author': wordpressAuthor,
    'wordpress-admin': asItIs,
    'drupal-basic': drupalBasic,
    tinymce: tiny(page),
    dompurify: purify(page),
    plain: asItIs,
  };
}
