/** One script of a page of a benchmark, with whatever of the library it imports, built as the library is and not minified. */
import { build } from 'vite';
import { root } from '../house/source.js';

/** @param name of a file in a folder of `test/`, without `.ts`. */
export async function bundled(name: string, folder = 'bench'): Promise<string> {
  const entry = `${root}test/${folder}/${name}.ts`;
  // One file, with what it would fetch later; a page has no `process` by which TanStack's list could ask in which mode it runs.
  const one = { target: 'es2022', lib: { entry, formats: ['es' as const] }, rolldownOptions: { output: { codeSplitting: false } } };
  const define = { 'process.env.NODE_ENV': '"production"' };
  const built = await build({ root, configFile: false, logLevel: 'error', define, build: { write: false, ...one } });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
