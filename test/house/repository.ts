/** The repository as a whole: what may stand at its top, what its package says, and what no file may give away. */
import ts from 'typescript';
import { below, handwritten, parse, walkNodes, type Checker, type SourceFile } from './source.js';

const top = ['src', 'stories', 'demo', 'test', 'vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json', 'README.md', 'LICENSE'];

export const checkTop: Checker = (files) => {
  const names = new Set(files.map(({ path }) => path.split('/')[0] ?? ''));
  return [...names].flatMap((name) => (name.startsWith('.') || top.includes(name) ? [] : [`${name} stands at the top`]));
};

/** Machines and registries: written apart, so that this file does not find itself. */
const traces: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: new RegExp('(^|[\\s"\'`(=:])/(work|root|home/[a-z]|Users/[A-Za-z])' + '/?[a-z]*/'), what: 'the path of a machine' },
  {
    pattern: new RegExp('(registry|npm|pypi|proxy|mirror|artifact\\w*)\\.[a-z0-9-]+\\.' + '(org|com|dev|io|net|internal|local)\\b'),
    what: 'the host of a registry',
  },
];

export const checkTraces: Checker = (files) =>
  files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        traces.flatMap(({ pattern, what }) => (pattern.test(line) ? [`${path}:${index + 1} gives away ${what}: ${line.trim().slice(0, 120)}`] : [])),
      ),
  );

/** The lock names packages and their hashes, and no host that they came from. */
export const checkLock: Checker = (files) =>
  files
    .filter(({ path }) => /(^|\/)package-lock\.json$/.test(path))
    .flatMap(({ path, text }) => (/"resolved":\s*"(?!file:)/.test(text) ? [`${path} says where packages were fetched from`] : []));

interface Manifest {
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly sideEffects?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
}
const manifestOf = (files: readonly SourceFile[]): Manifest => {
  const file = files.find(({ path }) => path === 'package.json');
  return file ? (JSON.parse(file.text) as Manifest) : {};
};

/** `./dist/school/school.js` and `./dist/school/school.d.ts` → `src/school/school.ts`. */
const sourceOf = (built: string): string => built.replace(/^\.\/dist\//, 'src/').replace(/(\.d\.ts|\.js)$/, '.ts');

/** Built by tools, not from a file of the same name. */
const generated = ['./dist/jsx.d.ts', './dist/vue.d.ts', './dist/svelte.d.ts', './dist/custom-elements.json', './dist/cdn/flywheel.js', './package.json'];

/** Each export is named on its own, has types, and comes from a file that is there. */
export const checkExports: Checker = (files) => {
  const there = new Set(files.map(({ path }) => path));
  return Object.entries(manifestOf(files).exports ?? {}).flatMap(([name, entry]) => {
    if (name.includes('*')) return [`the export ${name} is a wildcard`];
    const targets = typeof entry === 'string' ? [entry] : Object.values(entry);
    const lost = targets.filter((target) => !generated.includes(target) && !there.has(sourceOf(target)));
    const untyped = typeof entry === 'object' && 'default' in entry && Object.keys(entry)[0] !== 'types';
    return [
      ...lost.map((target) => `the export ${name} names ${target}, which comes from no file`),
      ...(untyped ? [`the export ${name} does not say its types first`] : []),
    ];
  });
};

/** A widget, the school or what is embedded, as a page may import it: its path below `src/`. */
const roomOf = /^src\/(?:(?:school|embed)\/|widgets\/([^/]+)\/(?=\1\.))[\w-]+\.ts$/;

/** Beside each module that registers a tag for pages stands its class alone, under the same name with `.element` in it. */
export const checkClassesAlone: Checker = (files) => {
  const { exports = {} } = manifestOf(files);
  const targets = Object.entries(exports).flatMap(([name, entry]) =>
    typeof entry === 'object' && entry['default'] ? [{ name, source: sourceOf(entry['default']) }] : [],
  );
  const byName = new Map(targets.map(({ name, source }) => [name, source]));
  const registering = targets.filter(
    ({ name, source }) => roomOf.test(source) && !name.endsWith('.element.js') && files.some((file) => file.path === source && registers(file)),
  );
  return registering.flatMap(({ name, source }) => {
    const alone = name.replace(/\.js$/, '.element.js');
    return byName.get(alone) === source.replace(/\.ts$/, '.element.ts') ? [] : [`${name} registers a tag, and ${alone} does not give its class alone`];
  });
};

/** Whether importing the file does something: it registers a tag as it loads. */
function registers(file: SourceFile): boolean {
  let found = false;
  for (const statement of parse(file).statements) {
    walkNodes(statement, (node) => {
      if (ts.isFunctionLike(node)) return;
      if (ts.isCallExpression(node) && /^(defineElement|customElements\.define)$/.test(node.expression.getText()) && ts.isExpressionStatement(statement))
        found = true;
    });
  }
  return found;
}

/** Whether a statement at the top of the file is there for what it does. */
const acts = (file: SourceFile): boolean => registers(file) || parse(file).statements.some((one) => ts.isExpressionStatement(one));

/** A glob of `sideEffects`: `*` stands for anything but a slash, `?` for one of that, `**` for anything. */
const matches = (glob: string, path: string): boolean =>
  new RegExp(
    `^${glob
      .replace(/[.+^$()|[\]{}]/g, '\\$&')
      .replace(/\*\*/g, '\0')
      .replace(/\*/g, '[^/]*')
      .replace(/\?/g, '[^/]')
      .replaceAll('\0', '.*')}$`,
  ).test(path);

const isRoof = ({ path }: SourceFile): boolean => path.split('/').length === 2;

/** What registers a tag is exported by name, and bundlers are told not to drop it, neither built nor as source. */
export const checkRegistrations: Checker = (files) => {
  const { exports = {}, sideEffects = [] } = manifestOf(files);
  const exported = new Set(
    Object.values(exports)
      .flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)))
      .map(sourceOf),
  );
  const listed = (path: string): boolean => sideEffects.some((glob) => matches(glob, `./${path}`));
  const kept = (path: string): boolean => listed(path) && listed(path.replace(/^src/, 'dist').replace(/\.ts$/, '.js'));
  // `widgets/a/a.ts` is the widget; `widgets/a/a-view.ts` is a room behind it, which no page names.
  const isPublic = ({ path }: SourceFile): boolean => /^src\/(school|embed)\/|^src\/widgets\/([^/]+)\/\2\.ts$/.test(path);
  const own = handwritten(files);
  const active = own.filter((file) => registers(file) && !isRoof(file));
  return [
    ...active.flatMap((file) => [
      ...(isPublic(file) && !exported.has(file.path) ? [`${file.path} registers a tag and is not exported`] : []),
      ...(kept(file.path) ? [] : [`${file.path} registers a tag and is missing from sideEffects`]),
    ]),
    ...own
      .filter((file) => listed(file.path) && !isRoof(file) && !acts(file))
      .map(({ path }) => `${path} is in sideEffects and does nothing as it loads: no bundler can drop it`),
    ...sideEffects
      .filter((glob) => !glob.includes('/dist/') && !own.some(({ path }) => matches(glob, `./${path}`)))
      .map((glob) => `sideEffects names ${glob}, which is no file`),
  ];
};

/** Every file that a script of package.json names is there. */
export const checkScripts: Checker = (files) => {
  const there = new Set(files.map(({ path }) => path));
  return Object.entries(manifestOf(files).scripts ?? {}).flatMap(([name, command]) => {
    const scripts = manifestOf(files).scripts ?? {};
    const named = [...command.matchAll(/(?:^|\s)((?:\.config|demo|test|stories|src)\/[\w./-]+\.\w+)/g)].map((match) => match[1] ?? '');
    const called = [...command.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map((match) => match[1] ?? '');
    return [
      ...named.filter((path) => !there.has(path)).map((path) => `npm run ${name} names ${path}, which is not there`),
      ...called.filter((other) => !(other in scripts)).map((other) => `npm run ${name} calls ${other}, which is no script`),
    ];
  });
};

/** Every folder of `test/` is run by a step, or is known to hold no tests. */
export const checkTestFolders =
  (covered: readonly string[]): Checker =>
  (files) => {
    const folders = new Set(below(files, 'test', '.test.ts', '.test.mjs').map(({ path }) => path.split('/')[1] ?? ''));
    return [...folders].flatMap((folder) => (covered.includes(folder) ? [] : [`no step of npm test runs test/${folder}/`]));
  };
