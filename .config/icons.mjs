// Draws the icons that the library uses out of lucide-static (ISC licence) as single paths: `node .config/icons.mjs` writes src/ui/icons.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const wanted = {
  attention: 'circle-alert',
  check: 'check',
  checkCircle: 'circle-check',
  chevron: 'chevron-down',
  clock: 'clock',
  copy: 'copy',
  edit: 'pencil',
  help: 'circle-help',
  history: 'history',
  lock: 'lock',
  note: 'message-square-text',
  offline: 'cloud-off',
  people: 'users',
  phone: 'phone',
  readers: 'eye',
  retry: 'rotate-cw',
  send: 'send',
  speak: 'volume-2',
  talk: 'message-circle-heart',
  trash: 'trash-2',
  undo: 'undo-2',
  close: 'x',
  signIn: 'log-in',
  info: 'info',
  back: 'arrow-left',
  search: 'search',
  down: 'arrow-down',
  up: 'arrow-up',
  plus: 'plus',
  more: 'ellipsis',
  settings: 'settings-2',
};
const root = fileURLToPath(new URL('..', import.meta.url));
const attributes = (tag) => Object.fromEntries([...tag.matchAll(/([a-z0-9]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
const points = (text) =>
  text
    .trim()
    .split(/[\s,]+/)
    .map(Number);
const round = ({ cx, cy, r }) => `M${+cx - +r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
const box = ({ x, y, width: w, height: h, rx = 0 }) =>
  `M${+x + +rx} ${y}h${w - 2 * rx}a${rx} ${rx} 0 0 1 ${rx} ${rx}v${h - 2 * rx}a${rx} ${rx} 0 0 1 ${-rx} ${rx}h${-(w - 2 * rx)}a${rx} ${rx} 0 0 1 ${-rx} ${-rx}v${-(h - 2 * rx)}a${rx} ${rx} 0 0 1 ${rx} ${-rx}z`;
const chain = ({ points: text }, end) => `M${points(text).reduce((all, n, i) => all + (i === 0 ? '' : i === 2 ? 'L' : ' ') + n, '')}${end}`;
// A path that begins with a relative `m` would continue from the shape before it.
const absolute = (d) => d.replace(/^m\s*(-?[\d.]+)[\s,]*(-?\d*\.?\d+)\s*/, 'M$1 $2l').replace(/^(M[^a-zA-Z]*)l(?=[a-zA-Z]|$)/, '$1');
const draw = {
  path: ({ d }) => absolute(d),
  circle: round,
  rect: box,
  line: ({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  polyline: (a) => chain(a, ''),
  polygon: (a) => chain(a, 'z'),
};
const paths = Object.entries(wanted).map(([name, file]) => {
  const svg = readFileSync(`${root}node_modules/lucide-static/icons/${file}.svg`, 'utf8')
    .replace(/<!--.*?-->/s, '')
    .replace(/<svg[^>]*>/s, '');
  const shapes = [...svg.matchAll(/<(\w+)\s([^>]*?)\/>/gs)].map(([, tag, rest]) => draw[tag](attributes(rest)));
  if (shapes.length === 0) throw new Error(`icons: nothing found in ${file}.svg`);
  return `export const ${name} = '${shapes.join('')}';`;
});
writeFileSync(
  `${root}src/ui/icons.ts`,
  `// Made by .config/icons.mjs out of Lucide (https://lucide.dev, ISC licence); not to be edited. Each is the path of a 24 × 24 icon.\n${paths.join('\n')}\n`,
);
