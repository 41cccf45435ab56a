/** One script of a page of a benchmark, with whatever of the library it imports, built as the library is and not minified. */
import { build } from 'vite';
import { root } from '../house/source.js';

/** @param name of a file in `test/bench/`, without `.ts`. */
export async function bundled(name: string): Promise<string> {
  const entry = `${root}test/bench/${name}.ts`;
  const built = await build({ root, configFile: false, logLevel: 'error', build: { write: false, target: 'es2022', lib: { entry, formats: ['es'] } } });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
