/** What `npm run build` left in `dist/`: its shape, what must not be in it, and what the manifest says. It builds nothing. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root, type Checker, type SourceFile } from '../house/source.js';

/** Every built text file, as `dist/…`. */
export function builtFiles(): SourceFile[] {
  const walk = (folder: string): SourceFile[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) return walk(path);
      return /\.(js|ts|json|md|txt)$/.test(path) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
    });
  return existsSync(join(root, 'dist')) ? walk('dist') : [];
}

const isCdn = ({ path }: SourceFile): boolean => path.startsWith('dist/cdn/');
const isModule = (file: SourceFile): boolean => file.path.endsWith('.js') && !isCdn(file);

/** One module and one declaration a source file, side by side; no file from elsewhere. */
export const checkModules: Checker = (files) => {
  const there = new Set(files.map(({ path }) => path));
  const odd = files.filter(({ path }) => /_virtual|node_modules|oxc-project|rolldown/.test(path)).map(({ path }) => `${path} came from the bundler`);
  const untyped = files
    .filter((file) => isModule(file) && file.path !== 'dist/internal/decorate.js')
    .filter(({ path }) => !there.has(path.replace(/\.js$/, '.d.ts')))
    .map(({ path }) => `${path} has no types`);
  return [...odd, ...untyped];
};

/** Dependencies stay imports of their names: a page with two of our modules has one Lit. */
export const checkExternals: Checker = (files) =>
  files
    .filter(isModule)
    .flatMap(({ path, text }) => (/litElementVersions|reactiveElementVersions|litHtmlVersions/.test(text) ? [`${path} has Lit inside`] : []));

/** The plain script has everything in, in its production form, with the licences beside it. */
export const checkCdn: Checker = (files) => {
  const cdn = files.filter(isCdn);
  const bare = cdn
    .filter(({ path }) => path.endsWith('.js'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'`]([@\w][\w@./:-]*)["'`]/g)].map((match) => `${path} imports ${match[1] ?? ''} by its bare name`),
    );
  const dev = cdn.filter(({ text }) => /Lit is in dev mode/.test(text)).map(({ path }) => `${path} holds the development Lit`);
  const licences = cdn.find(({ path }) => path === 'dist/cdn/THIRD-PARTY-LICENSES.md')?.text ?? '';
  const unlicensed = ['lit', 'idb'].filter((name) => !new RegExp(`^## ${name}\\b`, 'm').test(licences)).map((name) => `the licence of ${name} is missing`);
  const icons = ['dist', 'dist/cdn'].map((folder) => `${folder}/LICENSE-lucide.txt`).filter((path) => !files.some((file) => file.path === path));
  unlicensed.push(...icons.map((path) => `${path} is missing`));
  const entry = cdn.some(({ path }) => path === 'dist/cdn/flywheel.js') ? [] : ['there is no dist/cdn/flywheel.js'];
  return [...entry, ...bare, ...dev, ...unlicensed];
};

interface Described {
  readonly name?: string;
  readonly description?: string;
  readonly fieldName?: string;
}
interface Member extends Described {
  readonly static?: boolean;
  readonly privacy?: string;
}
interface Declaration extends Described {
  readonly kind: string;
  readonly customElement?: boolean;
  readonly tagName?: string;
  readonly attributes?: readonly Described[];
  readonly events?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly Described[];
  readonly members?: readonly Member[];
}

export const declarationsIn = (manifest: string): Declaration[] =>
  (JSON.parse(manifest) as { modules: readonly { declarations?: readonly Declaration[] }[] }).modules.flatMap(({ declarations }) => declarations ?? []);

const isTold = ({ description }: Described): boolean => (description ?? '').trim().length > 0;

function untold(element: Declaration): string[] {
  const { tagName = '', attributes = [], events = [], slots = [], cssParts = [], cssProperties = [], members = [] } = element;
  const open = members.filter((one) => !one.static && (one.privacy ?? 'public') === 'public');
  const parts = { attribute: attributes, event: events, slot: slots, part: cssParts, property: cssProperties, member: open };
  const each = Object.entries(parts).flatMap(([kind, all]) =>
    all.filter((one) => !isTold(one)).map(({ name }) => `<${tagName}> does not describe its ${kind} "${name ?? ''}"`),
  );
  return isTold(element) ? each : [`<${tagName}> does not say what it is`, ...each];
}

/**
 * The manifest lists every public tag and describes all that a page may use of it.
 * @param tags that the library registers for pages
 */
export const checkManifest =
  (tags: readonly string[]): Checker =>
  (files) => {
    const manifest = files.find(({ path }) => path === 'dist/custom-elements.json');
    const elements = declarationsIn(manifest?.text ?? '{"modules":[]}').filter(({ tagName }) => tagName !== undefined);
    const missing = tags.filter((tag) => !elements.some(({ tagName }) => tagName === tag)).map((tag) => `the manifest lacks <${tag}>`);
    return [...missing, ...elements.filter(({ tagName = '' }) => tags.includes(tagName)).flatMap(untold)];
  };
