/** The floors of `src/`, and who may import whom. It reads imports, never what is done with them; `places.ts` looks at that. */
import { below, importsOf, type Checker, type Import } from './source.js';

const floors: Readonly<Record<string, number>> = {
  base: 0,
  contract: 1,
  domain: 1,
  i18n: 1,
  store: 2,
  client: 2,
  sync: 3,
  element: 4,
  ui: 5,
  school: 5,
  widgets: 6,
  embed: 7,
  check: 7,
};
const roof = 8;
const machinery = ['store', 'client', 'sync'];
const firstLitFloor = 4;

/** `src/store/idb/open.ts` → `store`; a file right in `src/` is the roof. */
const roomOf = (path: string): string => (path.split('/').length > 2 ? (path.split('/')[1] ?? '') : 'roof');
const floorOf = (path: string): number | undefined => (roomOf(path) === 'roof' ? roof : floors[roomOf(path)]);
const widgetOf = (path: string): string | undefined => /^src\/widgets\/([^/]+)\//.exec(path)?.[1];

const mayBuild = (path: string): boolean => path === 'src/school/compose.ts';
/** It looks at what is there and builds nothing: a page may ask for it. */
const onlyLooks = (target: string): boolean => /^src\/store\/(device|journal)-report\.ts$/.test(target);

/** What is wrong with one import between two files of `src/`; `undefined` where nothing is. */
function within({ from, target = '', typeOnly }: Import): string | undefined {
  const [room, other] = [roomOf(from), roomOf(target)];
  const [floor, otherFloor] = [floorOf(from), floorOf(target)];
  if (floor === undefined || otherFloor === undefined) return 'stands on no floor';
  if (widgetOf(from) !== widgetOf(target) && widgetOf(from) && widgetOf(target)) return 'a widget imports another widget';
  if (room === other) return undefined;
  if (room === 'domain' && other === 'contract') return typeOnly ? undefined : 'domain/ reads only the types of contract/';
  if (otherFloor >= floor) return otherFloor > floor ? 'imports upwards' : 'two rooms of one floor are strangers';
  if (room === 'ui' && ['contract', 'domain'].includes(other)) return 'ui/ knows no domain noun';
  if (!machinery.includes(other) || floor < firstLitFloor) return undefined;
  if (['widgets', 'ui'].includes(room)) return 'reaches the machinery past the ports of element/contexts.ts';
  return typeOnly || mayBuild(from) || (from === 'src/index.ts' && onlyLooks(target)) ? undefined : 'only school/compose.ts builds the machinery';
}

/** What is wrong with importing a package from a file of `src/`. */
function outside({ from, specifier }: Import): string | undefined {
  const room = roomOf(from);
  const isLit = /^(lit|@lit\/|@lit-labs\/|lit-html|lit-element)/.test(specifier);
  if (isLit && !(specifier.startsWith('@lit/localize') && room === 'i18n') && (floorOf(from) ?? 0) < firstLitFloor) return 'lit stands from element/ up';
  if (/^idb($|\/)/.test(specifier) && room !== 'store') return 'idb only in store/';
  if (specifier.startsWith('node:') && room !== 'check') return 'src/ runs in a page';
  return undefined;
}

function fault(one: Import): string | undefined {
  if (!one.target) return outside(one);
  if (!one.target.startsWith('src/')) return one.target.startsWith('node_modules/') ? 'imports a package by its path' : 'src/ imports nothing beside itself';
  return within(one);
}

const sentence = (one: Import, what: string): string => `${one.from}:${one.line} imports ${one.specifier}: ${what}`;

const complaints = (imports: readonly Import[], judge: (one: Import) => string | undefined): string[] =>
  imports.flatMap((one) => {
    const what = judge(one);
    return what ? [sentence(one, what)] : [];
  });

/** Imports inside `src/`. */
export const checkFloors: Checker = (files) =>
  complaints(
    below(files, 'src', '.ts').flatMap((file) => importsOf(file)),
    fault,
  );

const isRoof = (target: string): boolean => /^src\/[^/]+\.ts$/.test(target) || target.startsWith('src/check/') || target.startsWith('src/embed/');
/** What registers a public tag: `src/school/school.ts`, `src/widgets/a/a.ts`. */
const isRegistration = (target: string): boolean => target === 'src/school/school.ts' || /^src\/widgets\/([^/]+)\/\1\.ts$/.test(target);

/** How options are written: pure, and the same for a page, a blog and a learning platform. */
const isSpelling = (target: string): boolean => /^src\/embed\/(options|spellings|widget-options)\.ts$/.test(target);

/** The reference API speaks the contract and decides as the widgets do; the pages of the demo stand outside, as a school's would. */
function demoFault({ from, target = '' }: Import): string | undefined {
  if (target.startsWith('stories/') || (target.startsWith('test/') && !target.startsWith('test/support/')))
    return 'demo/ imports nothing of stories/ and test/';
  if (!target.startsWith('src/')) return undefined;
  const room = roomOf(target);
  if (from.startsWith('demo/pages/'))
    return isRoof(target) || ['contract', 'domain', 'base'].includes(room) ? undefined : 'a page uses the public entry points';
  const mayKnow = ['contract', 'domain', 'base'].includes(room) || isSpelling(target);
  return mayKnow ? undefined : 'the reference API imports only contract/, domain/ and base/ of src/, and how options are written';
}

/** Stories stand outside, too. */
function storyFault({ target = '' }: Import): string | undefined {
  if (!target.startsWith('src/') || isRoof(target) || isRegistration(target)) return undefined;
  return ['contract', 'domain', 'base'].includes(roomOf(target)) ? undefined : 'a story uses the public entry points';
}

/** The unit test of a room may know that room and those below it; every other test stands outside. */
function testFault({ from, target = '' }: Import): string | undefined {
  if (!target.startsWith('src/') || isRoof(target) || isRegistration(target)) return undefined;
  const [, room = ''] = from.split('/');
  const floor = floors[room];
  const other = floorOf(target) ?? roof;
  if (floor === undefined) return undefined;
  return roomOf(target) === room || other < floor || (room === 'domain' && roomOf(target) === 'contract')
    ? undefined
    : `the test of ${room}/ knows only what ${room}/ may know`;
}

/** Imports from `demo/`, `stories/` and the unit tests into `src/`. */
export const checkOutsiders: Checker = (files) => {
  const of = (folder: string) => below(files, folder, '.ts', '.mjs').flatMap((file) => importsOf(file));
  return [...complaints(of('demo'), demoFault), ...complaints(of('stories'), storyFault), ...complaints(of('test'), testFault)];
};

/** Import cycles in `src/` and `demo/`, types included; each is told once, as the files it goes through. */
export const checkCycles: Checker = (files) => {
  const sources = [...below(files, 'src', '.ts'), ...below(files, 'demo', '.ts', '.mjs')];
  const edges = new Map(sources.map((file) => [file.path, importsOf(file).flatMap(({ target }) => (target ? [target] : []))]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push(`a cycle: ${[...trail.slice(start), path].join(' → ')}`);
    if (start >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return cycles;
};

/** Imports that name a file which is not there; a moved file leaves these behind in tests and stories. */
export const checkTargets: Checker = (files) => {
  const there = new Set(files.map(({ path }) => path));
  const of = ['src', 'demo', 'stories', 'test'].flatMap((folder) => below(files, folder, '.ts'));
  const exists = (target: string): boolean => there.has(target) || there.has(target.replace(/\.ts$/, '.js')) || !/\.(ts|mjs)$/.test(target);
  return of.flatMap((file) => importsOf(file)).flatMap((one) => (one.target && !exists(one.target) ? [sentence(one, 'there is no such file')] : []));
};
