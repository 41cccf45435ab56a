/**
 * Three builds of one source, told apart by `--mode`: `lib` one module a file for bundlers, `cdn` everything in for a plain script tag, `pages` the
 * demo's own pages. Without one of these modes (Storybook, the dev server) it adds nothing.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { embedPages } from './.config/embed-pages.js';
import { writeIntegrity } from './.config/integrity.mjs';
import { wordpressZip } from './.config/wordpress-zip.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Every module that package.json exports is an entry; nothing else is. */
function libraryEntries(): Record<string, string> {
  const { exports } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { exports: Record<string, unknown> };
  const files = Object.values(exports).flatMap((entry) => (typeof entry === 'object' && entry && 'default' in entry ? [String(entry.default)] : []));
  const names = files.filter((file) => file.endsWith('.js') && !file.startsWith('./dist/cdn/')).map((file) => file.slice('./dist/'.length, -'.js'.length));
  return Object.fromEntries(names.map((name) => [name, at(`src/${name}.ts`)]));
}

/** The icons are drawn into the source, so no bundler sees where they come from; their licence travels with them all the same. */
const iconLicence: Plugin = {
  name: 'icon-licence',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'LICENSE-lucide.txt', source: readFileSync(at('node_modules/lucide-static/LICENSE'), 'utf8') });
  },
};

const lib = (): UserConfig => ({
  plugins: [iconLicence],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    minify: false,
    lib: { entry: libraryEntries(), formats: ['es'] },
    rolldownOptions: {
      external: ['ical.js', /^lit($|\/)/, /^@lit\//, 'idb', 'valibot', 'd3-array', '@tanstack/virtual-core'],
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        // Rolldown's decorator helper would land under `_virtual/_@oxc-project…`.
        entryFileNames: ({ name }) => (name.includes('oxc-project') ? 'internal/decorate.js' : '[name].js'),
      },
    },
  },
});

/** `src/widgets/a/a.ts` → `a`: the file that a page asks for when it finds the tag of widget `a`. */
const widgetOf = (moduleId: string): string | null => /[\\/]widgets[\\/]([^\\/]+)[\\/]\1\.ts$/.exec(moduleId)?.[1] ?? null;

/** What the bundler knows of who imports whom. */
type ModuleInfo = (id: string) => { readonly importers: readonly string[]; readonly dynamicImporters: readonly string[] } | null;

/** The widgets that load a module: at once with themselves, or (`later`) also with a part that they fetch when they draw it. */
function widgetsWith(id: string, info: ModuleInfo, later: boolean, seen = new Set<string>()): Set<string> {
  const widget = widgetOf(id);
  if (widget) return new Set([widget]);
  if (seen.has(id)) return new Set();
  seen.add(id);
  const { importers = [], dynamicImporters = [] } = info(id) ?? {};
  return new Set([...importers, ...(later ? dynamicImporters : [])].flatMap((one) => [...widgetsWith(one, info, later, seen)]));
}

/** The widget that makes the foundation: what it loads at once is no more to load where another widget wants it too. */
const FIRST = 'check-in-card';

interface Bundle {
  readonly getModuleInfo: ModuleInfo;
}

/** The school, and what keeps a page up to date with it: each page that is signed in asks for that at once, and is saved a request. */
const ofSchool = /[\\/](school[\\/]school|client[\\/]watch-events|sync[\\/]remote-drafts)\.ts$/;

/** The school, and what several widgets draw with at once. */
function coreFile(id: string, bundle: Bundle): string | null {
  const info: ModuleInfo = (one) => bundle.getModuleInfo(one);
  const atOnce = widgetsWith(id, info, false);
  const isWanted = atOnce.size > 1 || (atOnce.has(FIRST) && widgetsWith(id, info, true).size > 1);
  return isWanted || ofSchool.test(id) ? 'core' : null;
}

/** What one widget draws with at once and another fetches later is a file of the one's own: else each would load for the other's sake. */
function lentFile(id: string, bundle: Bundle): string | null {
  const info: ModuleInfo = (one) => bundle.getModuleInfo(one);
  const [widget] = widgetsWith(id, info, false);
  return widget !== undefined && widgetsWith(id, info, true).size > 1 ? `${widget}-lent` : null;
}

/** One file for the school and all that stands below it, one for each widget, each with whatever it imports at once; what is imported later stays apart. */
const chunks = {
  groups: [
    { name: coreFile, priority: 3 },
    { name: lentFile, priority: 2 },
    { name: widgetOf, priority: 1 },
  ],
};

/**
 * Takes the indentation out of our templates, and the blanks out of css``. The words of a translation stand on one line each, so their ids, which are made of
 * their text, stay; and so do the line numbers.
 */
const tightTemplates: Plugin = {
  name: 'tight-templates',
  enforce: 'pre',
  transform(code, id) {
    if (!/[\\/]src[\\/].*\.ts$/.test(id)) return undefined;
    const css = code.replace(/\bcss`[^`]*`/g, (text) => text.replace(/[ \t]*([{};,])[ \t]*/g, '$1').replace(/:[ \t]+/g, ':'));
    return { code: css.replace(/\n[ \t]+/g, '\n'), map: null };
  },
};

/** What only the API and its description say of the contract: no page reads it. */
const silentContract: Plugin = {
  name: 'silent-contract',
  enforce: 'pre',
  transform(code, id) {
    if (!/[\\/]src[\\/]contract[\\/][\w-]+\.ts$/.test(id)) return undefined;
    const words = /^( +summary: )(?:'(?:[^'\\]|\\.)*'|"[^"]*")|(, )(?:'must [^']*'|`must [^`]*`)(?=\))/gm;
    // Blanks of the same length: the source map stays true.
    return { code: code.replace(words, (all, summary?: string) => (summary ? `${summary}''`.padEnd(all.length) : ' '.repeat(all.length))), map: null };
  },
};

/** The bundler gives its four lines of runtime a file, and so a request, of their own; they go where they are used instead. */
const inlineRuntime: Plugin = {
  name: 'inline-runtime',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const runtime = chunks.find(({ name }) => name === 'rolldown-runtime');
    if (!runtime) return;
    const [body = '', names = ''] = runtime.code.split(/export\s*\{/);
    const value = `(()=>{${body}return{${names.replace(/\}[^]*/, '').replace(/(\w+) as (\w+)/g, '$2:$1')}}})()`;
    const importing = /import\s*\{([^}]*)\}\s*from\s*["'`][^"'`]*rolldown-runtime[^"'`]*["'`];?/;
    for (const chunk of chunks) {
      const [found, wanted] = importing.exec(chunk.code) ?? [];
      if (!found || !wanted) continue;
      const functions = wanted.split(',').map((one) => /(\w+)(?: as (\w+))?/.exec(one) ?? []);
      const hoisted = functions.map(([, name = '', local = name]) => `function ${local}(...a){return ${value}.${name}(...a)}`);
      // Blanks of the same length, and the functions at the end: the source map stays true.
      chunk.code = chunk.code.replace(found, ' '.repeat(found.length)).replace(/\n?(\/\/# sourceMappingURL=.*\s*)?$/, `\n${hoisted.join('')}\n$1`);
      chunk.imports = chunk.imports.filter((file) => file !== runtime.fileName);
    }
    delete bundle[runtime.fileName];
  },
};

/** Last of all, when every file is on the disk with its last byte: which bytes a page may run. */
const integrity: Plugin = {
  name: 'integrity',
  writeBundle: { order: 'post', sequential: true, handler: ({ dir = '' }) => writeIntegrity(dir) },
};

const cdn = (): UserConfig => ({
  // A plain page has no `process`, by which TanStack's list asks in which mode it runs. With a bundler, the bundler says it.
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [silentContract, tightTemplates, inlineRuntime, iconLicence, wordpressZip, embedPages, integrity],
  // A page asks for verdicts and no messages: decision 0015.
  resolve: { alias: { valibot: at('src/base/light-schema.ts') } },
  build: {
    outDir: 'dist/cdn',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    license: { fileName: 'THIRD-PARTY-LICENSES.md' },
    lib: { entry: { flywheel: at('src/cdn.ts') }, formats: ['es'] },
    rolldownOptions: {
      // What the entry shares with what it loads later stays in the entry, so that it costs no request.
      preserveEntrySignatures: 'allow-extension',
      // Our modules only read plain constants at the top: what nobody uses of them may go; so may what d3-array makes at its top.
      treeshake: { propertyReadSideEffects: false, manualPureFunctions: ['bisector', 'Blur2', 'shuffler'] },
      output: {
        codeSplitting: chunks,
        chunkFileNames: 'chunks/[name]-[hash].js',
        // In lib mode Vite keeps whitespace; the explicit object does not. Licence comments stay.
        minify: { compress: true, mangle: true, codegen: true },
        comments: { legal: true, annotation: false, jsdoc: false },
      },
    },
  },
});

const pagesFolder = at('demo/pages');
const htmlIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true }).flatMap((name) => (String(name).endsWith('.html') ? [`${folder}/${String(name)}`] : [])) : [];
/**
 * A page's script is there for what it does: `sideEffects` in package.json speaks of the library alone. What `transform` says goes before everything else that
 * is said of a module, and does not depend on which of two pages is read first.
 */
const scriptsOfPages: Plugin = {
  name: 'scripts-of-pages',
  transform: { filter: { id: /\/demo\/pages\/.+\.ts$/ }, handler: () => ({ moduleSideEffects: true }) },
};

const pages = (): UserConfig => ({
  root: pagesFolder,
  plugins: [scriptsOfPages],
  build: {
    outDir: at('.flywheel/pages'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: htmlIn(pagesFolder) },
  },
});

const builds: Record<string, () => UserConfig> = { lib, cdn, pages };

export default defineConfig(({ mode }) => builds[mode]?.() ?? {});
