/**
 * Three builds of one source, told apart by `--mode`: `lib` one module a file for bundlers, `cdn` everything in for a plain script tag, `pages` the
 * demo's own pages. Without one of these modes (Storybook, the dev server) it adds nothing.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Every module that package.json exports is an entry; nothing else is. */
function libraryEntries(): Record<string, string> {
  const { exports } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { exports: Record<string, unknown> };
  const files = Object.values(exports).flatMap((entry) => (typeof entry === 'object' && entry && 'default' in entry ? [String(entry.default)] : []));
  const names = files.filter((file) => file.endsWith('.js') && !file.startsWith('./dist/cdn/')).map((file) => file.slice('./dist/'.length, -'.js'.length));
  return Object.fromEntries(names.map((name) => [name, at(`src/${name}.ts`)]));
}

const lib = (): UserConfig => ({
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    minify: false,
    lib: { entry: libraryEntries(), formats: ['es'] },
    rolldownOptions: {
      external: [/^lit($|\/)/, /^@lit\//, 'idb', 'valibot', /^eventsource-parser/],
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        // Rolldown's decorator helper would land under `_virtual/_@oxc-project…`.
        entryFileNames: ({ name }) => (name.includes('oxc-project') ? 'internal/decorate.js' : '[name].js'),
      },
    },
  },
});

const cdn = (): UserConfig => ({
  build: {
    outDir: 'dist/cdn',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    license: { fileName: 'THIRD-PARTY-LICENSES.md' },
    lib: { entry: { flywheel: at('src/cdn.ts') }, formats: ['es'] },
    rolldownOptions: {
      output: {
        chunkFileNames: 'chunks/[name]-[hash].js',
        // In lib mode Vite keeps whitespace; the explicit object does not. Licence comments stay.
        minify: { compress: true, mangle: true, codegen: true },
        comments: { legal: true },
      },
    },
  },
});

const pagesFolder = at('demo/pages');
const pages = (): UserConfig => ({
  root: pagesFolder,
  build: {
    outDir: at('.flywheel/pages'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: existsSync(pagesFolder) ? readdirSync(pagesFolder).flatMap((name) => (name.endsWith('.html') ? [`${pagesFolder}/${name}`] : [])) : [],
    },
  },
});

const builds: Record<string, () => UserConfig> = { lib, cdn, pages };

export default defineConfig(({ mode }) => builds[mode]?.() ?? {});
