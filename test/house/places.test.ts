import { checkConsole, checkPlaces, checkTemplates } from './places.js';
import { prove, type Planted } from './prove.js';

const inSrc = ({ path }: { path: string }): boolean => path.startsWith('src/') && path.endsWith('.ts');
const planted = (fault: string, path: string, text: string, says: RegExp): Planted => ({ fault, files: { [path]: text }, says });

prove({
  name: 'each power of the platform has its place',
  checker: checkPlaces,
  sees: inSrc,
  faults: [
    planted('fetch in the store', 'src/store/a.ts', `void fetch('/x');`, /the network is asked only in src\/client/),
    planted('fetch by another name', 'src/sync/a.ts', `const f = globalThis.fetch;`, /the network/),
    planted('a default of fetch', 'src/school/a.ts', `export function make(f = fetch) { return f; }`, /the network/),
    planted('a live connection', 'src/sync/a.ts', `new EventSource('/x');`, /the network/),
    planted('a beacon', 'src/sync/a.ts', `navigator.sendBeacon('/x');`, /the network/),
    planted('the database outside the store', 'src/sync/a.ts', `indexedDB.open('x');`, /the disk/),
    planted('the journal outside the store', 'src/widgets/a/a.ts', `window.localStorage.setItem('a', 'b');`, /the disk/),
    planted('a lock in the client', 'src/client/a.ts', `void navigator.locks.request('a', () => 1);`, /other tabs/),
    planted('a channel in an element', 'src/element/a.ts', `new BroadcastChannel('a');`, /other tabs/),
    planted('the time of day', 'src/domain/a.ts', `export const now = Date.now();`, /the current time/),
    planted('a date of now', 'src/widgets/a/a.ts', `export const now = new Date();`, /the current time/),
    planted('markup from a string', 'src/ui/a.ts', `element.innerHTML = text;`, /markup/),
    planted('unsafeHTML', 'src/ui/a.ts', `import { unsafeHTML } from 'lit/directives/unsafe-html.js';`, /markup/),
    planted('styleMap', 'src/ui/a.ts', `import { styleMap as look } from 'lit/directives/style-map.js';`, /markup/),
    planted('code from a string', 'src/base/a.ts', `new Function('return 1')();`, /markup or code/),
  ],
  fine: {
    'src/client/a.ts': `void fetch('/x');`,
    'src/store/a.ts': `indexedDB.open('x'); new BroadcastChannel('a'); void navigator.locks.request('a', () => 1);`,
    'src/base/clock.ts': `export const now = () => Date.now();`,
    'src/base/days.ts': `export const day = (ms: number) => new Date(ms);`,
    'src/contract/a.ts': `export interface A { readonly fetch: typeof fetch } // fetch, indexedDB, new Date()`,
    'src/school/a.ts': `export const a = { fetch: 1 }; export const b = a.fetch;`,
  },
});

prove({
  name: 'the console hears only deliberate warnings',
  checker: checkConsole,
  sees: inSrc,
  faults: [
    planted('a log', 'src/base/a.ts', `console.log('flywheel: x');`, /only warnings/),
    planted('a warning without our name', 'src/base/a.ts', `console.warn('x');`, /only warnings/),
    planted('a warning of a variable', 'src/base/a.ts', `console.warn(error);`, /only warnings/),
  ],
  fine: { 'src/base/a.ts': 'console.warn(`flywheel: no api given ${why}`);' },
});

prove({
  name: 'templates carry no inline style and no inline handler',
  checker: checkTemplates,
  sees: inSrc,
  faults: [
    planted('a style attribute', 'src/ui/a.ts', 'html`<p class="a" style="color: red"></p>`;', /inline style/),
    planted('a bound style attribute', 'src/ui/a.ts', 'html`<p style=${x}></p>`;', /inline style/),
    planted('an inline handler', 'src/ui/a.ts', 'html`<p onclick="go()"></p>`;', /inline style or handler/),
  ],
  fine: { 'src/ui/a.ts': 'html`<p .style=${x} @click=${go} class="style"></p>`;' },
});
