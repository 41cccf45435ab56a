import { checkAddresses } from './addresses.js';
import { prove, type Planted } from './prove.js';

const planted = (fault: string, text: string, says: RegExp): Planted => ({ fault, files: { 'src/ui/a.ts': text }, says });
const through = /only through safeHref/;

prove({
  name: 'an address comes through safeHref',
  checker: checkAddresses,
  sees: ({ path }) => path.startsWith('src/') && path.endsWith('.ts'),
  faults: [
    planted('a raw link', 'html`<a class="b" href=${url}>x</a>`;', through),
    planted('a link in quotes', 'html`<a href="${url}">x</a>`;', through),
    planted('a link that only begins well', 'html`<a href="https://${host}/">x</a>`;', through),
    planted('a link behind another binding', 'html`<a title=${title} href=${url}>x</a>`;', through),
    planted('a picture', 'html`<img alt="" src=${url} />`;', through),
    planted('a property', 'html`<a .href=${url}>x</a>`;', through),
    planted('a link of a drawing', 'svg`<a xlink:href=${url}></a>`;', through),
    planted('another name than the safe one', 'const safe = safeHref(url); html`<a href=${url}>x</a>`;', through),
    planted(
      'a name that is set to something else too',
      'this.a = URL.createObjectURL(b); this.a = url; html`<audio src=${this.a}></audio>`;',
      /through safeHref/,
    ),
    planted('one that is safe only sometimes', 'html`<a href=${ok ? safeHref(url) : url}>x</a>`;', through),
    planted('a page in a frame', 'html`<iframe srcdoc=${text}></iframe>`;', /holds a page|through safeHref/),
    planted('a form that goes elsewhere', 'html`<button formaction="/x">x</button>`;', /sends elsewhere/),
    planted('a link by code', 'link.href = url;', through),
    planted('a frame by code', 'frame.src = url;', through),
    planted('styles from a string', 'const a = css`p { color: ${unsafeCSS(colour)} }`;', /from no string/),
  ],
  fine: {
    'src/ui/a.ts': `const url = safeHref(given); html\`<a href=\${url}>x</a><a href=\${safeHref(b) ?? nothing} title=\${t}>src=\${x}</a>\`;
      this.sound = ''; this.sound = URL.createObjectURL(c); html\`<audio src=\${this.sound}></audio>\`; const is = a.href === b;`,
    'src/embed/embed.element.ts': 'frame.src = address.url.href;',
  },
});
