/** The same widget with the same options in the five ways to write it, as text to copy. Pure: it touches no page, and a token is in none of them. */
import { secretOptions, type OptionValues, type WidgetName } from '../../../src/embed/options.js';
import { rooms } from '../../../src/embed/rooms.js';
import { writeAddress, writeAttributes, writeDataset } from '../../../src/embed/spellings.js';
import type { Form } from '../../embed-platforms.js';
import { widgetTitles } from '../../widget-titles.js';

/** What can be copied: each way to write it, the bare address, and the script by which a div and a link become the widget. */
export type Copied = Form | 'address' | 'script';
export type Spelled = Readonly<Record<Copied, string>>;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character]!);

/** ` name="value"`, a switch that is on as its bare name. */
const attributes = (pairs: readonly (readonly [name: string, value: string])[]): string =>
  pairs.map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`)).join('');

/** What belongs to the school around the widget, and not to the widget. */
const ofSchool = new Set(['api', 'student', 'locale', 'time-zone', 'shared-device']);

/** @param folder where the school has put its folder of widgets, ending with a slash */
export function spell(widget: WidgetName, said: OptionValues, folder: URL): Spelled {
  const values = Object.fromEntries(Object.entries(said).filter(([name]) => !secretOptions.includes(name)));
  const all = writeAttributes(values);
  const address = writeAddress(widget, values, new URL('embed/', folder)).href;
  const title = widgetTitles[widget];
  const link = `<a href="${escaped(address)}">Open the ${escaped(title.toLowerCase())}</a>`;
  const source = `src="${escaped(new URL('flywheel.js', folder).href)}"`;
  const script = `<script type="module" ${source}></script>`;
  const tag = `flywheel-${widget}`;
  // What stands below does not move when the widget comes.
  const room = ` style="display: block; min-height: ${rooms[widget]}px"`;
  const school = attributes(all.filter(([name]) => ofSchool.has(name)));
  const own = attributes(all.filter(([name]) => !ofSchool.has(name)));
  return {
    address,
    script: `<script type="module" blocking="render" ${source}></script>`,
    link: `<p>${link}</p>`,
    element: `<flywheel-school${school}>\n  <${tag}${own}${room}>${link}</${tag}>\n</flywheel-school>\n${script}`,
    div: `<div${attributes(writeDataset(widget, values))}>\n  ${link}\n</div>`,
    frame: `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="640"></iframe>\n<p>${link}</p>`,
    host: `<flywheel-embed src="${escaped(address)}"${room}>${link}</flywheel-embed>\n${script}`,
  };
}
