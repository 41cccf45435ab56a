/** A part of the plain script's build: a page for each widget, which names the files that the bundler has just made, and loads them side by side. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';
import { widgetNames, type WidgetName } from '../src/embed/options.js';
import { framePage } from '../src/embed/page/frame-page.js';

type Chunk = Rolldown.OutputChunk;
const styleFile = 'embed/frame.css';
const entryFile = 'flywheel.js';

/** What every page of a widget needs; the widget's own module comes to it. */
const needed = ['embed/frame.ts', 'school/school.ts'];

/** These chunks and all that they import at once, the entry aside. */
function withImports(chunks: ReadonlyMap<string, Chunk>, files: readonly string[], seen = new Set<string>()): Set<string> {
  for (const file of files) {
    if (file === entryFile || seen.has(file)) continue;
    seen.add(file);
    withImports(chunks, chunks.get(file)?.imports ?? [], seen);
  }
  return seen;
}

function modulesOf(widget: WidgetName, chunks: ReadonlyMap<string, Chunk>): string[] {
  const files = [...needed, `widgets/${widget}/${widget}.ts`].map((source) => {
    const chunk = [...chunks.values()].find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/src/${source}`)));
    if (!chunk) throw new Error(`no file of the plain script has src/${source} in it`);
    return chunk.fileName;
  });
  return [...withImports(chunks, files)];
}

/** Blanks and comments are for whoever reads the source. */
const tight = (css: string): string =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .trim();

export const embedPages: Plugin = {
  name: 'embed-pages',
  generateBundle(_options, bundle) {
    const chunks = new Map(Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])));
    const style = readFileSync(fileURLToPath(new URL('../src/embed/page/frame-page.css', import.meta.url)), 'utf8');
    this.emitFile({ type: 'asset', fileName: styleFile, source: tight(style) });
    for (const widget of widgetNames) {
      const modules = modulesOf(widget, chunks);
      // A server without indexes has the one, and most have the other, whose address is the one that we write.
      for (const fileName of [`embed/${widget}/index.html`, `embed/${widget}.html`]) {
        const from = (file: string): string => posix.relative(posix.dirname(fileName), file);
        const page = framePage(widget, { style: from(styleFile), script: from(entryFile), modules: modules.map(from) });
        this.emitFile({ type: 'asset', fileName, source: page });
      }
    }
  },
};
