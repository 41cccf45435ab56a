/**
 * What a school's own bundler makes of the package: what a page does not use is dropped, what registers a tag is kept, and a server that imports it comes to no
 * harm. Two bundlers read the same `sideEffects`: esbuild and Rolldown. It looks at the built modules, and at nothing of how they are written.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { build as esbuild } from 'esbuild';
import { build as vite, type Rolldown } from 'vite';
import { root } from '../house/source.js';

const outside = ['lit', '@lit/*', 'idb', 'valibot', 'd3-array', 'ical.js', '@tanstack/*'];

/** Modules below `dist/` that are left in what a page loads at once. */
type Bundler = (code: string) => Promise<string[]>;

const withEsbuild: Bundler = async (contents) => {
  const { metafile } = await esbuild({
    stdin: { contents, resolveDir: root },
    outdir: '/nowhere',
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'error',
    external: outside,
  });
  const chunk = (path: string): string[] => {
    const { inputs, imports } = metafile.outputs[path]!;
    const own = Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));
    return [...own, ...imports.flatMap((one) => (one.kind === 'import-statement' && !one.external ? chunk(one.path) : []))];
  };
  const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === '<stdin>')!;
  return chunk(entry[0]);
};

const withRolldown: Bundler = async (code) => {
  const page = {
    name: 'page',
    resolveId: (id: string) => (id === 'page' ? `${root}page.js` : undefined),
    load: (id: string) => (id === `${root}page.js` ? code : undefined),
  };
  const external = outside.map((name) => new RegExp(`^${name.replace('/*', '/')}($|/)?`));
  const built = (await vite({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [page],
    build: { write: false, minify: false, modulePreload: false, rolldownOptions: { input: 'page', external } },
  })) as Rolldown.RolldownOutput;
  const chunks = built.output.filter((one) => one.type === 'chunk');
  const modules = (chunk: Rolldown.OutputChunk): string[] => [
    ...Object.entries(chunk.modules).flatMap(([file, { renderedLength }]) => (renderedLength > 0 ? [file.replace(root, '')] : [])),
    ...chunk.imports.flatMap((name) => chunks.filter(({ fileName }) => fileName === name).flatMap(modules)),
  ];
  return chunks.filter(({ isEntry }) => isEntry).flatMap(modules);
};

const isWidget = (file: string): boolean => file.startsWith('dist/widgets/');

for (const [name, bundle] of Object.entries({ esbuild: withEsbuild, Rolldown: withRolldown })) {
  describe(`with ${name}`, () => {
    it('an import for its own sake of what does nothing leaves nothing', async () => {
      assert.deepEqual(
        (await bundle(`import 'flywheel-widgets';`)).filter((file) => file.startsWith('dist/')),
        [],
      );
    });

    it('a page that asks for an error class has no widget, no school and no element of ours', async () => {
      const files = await bundle(`import { CallFailure } from 'flywheel-widgets'; console.log(CallFailure);`);
      assert.ok(files.includes('dist/contract/problem.js'), files.join(', '));
      assert.deepEqual(
        files.filter((file) => /^dist\/(widgets|ui|school|store|sync)\/|flywheel-(element|widget)\.js$/.test(file)),
        [],
      );
    });

    it('a page that names one class has that class and no other widget', async () => {
      const files = await bundle(`import { FlywheelSchool } from 'flywheel-widgets'; console.log(FlywheelSchool);`);
      assert.ok(files.includes('dist/school/school.element.js'), files.join(', '));
      assert.ok(!files.includes('dist/school/school.js'), 'the tag is registered by the class alone');
      assert.deepEqual(files.filter(isWidget), []);
    });

    it('a widget that is imported for its tag is registered with what it draws, and no other widget comes along', async () => {
      const files = await bundle(`import 'flywheel-widgets/check-in-card.js';`);
      for (const part of ['widgets/check-in-card/check-in-card.js', 'ui/choice-grid.js', 'ui/gloss.js', 'ui/note-field.js', 'element/define-element.js'])
        assert.ok(files.includes(`dist/${part}`), `${part} was dropped`);
      assert.deepEqual(
        files.filter((file) => isWidget(file) && !file.startsWith('dist/widgets/check-in-card/')),
        [],
      );
    });

    for (const widget of ['check-in-card', 'conference-scheduler', 'goal-tracker', 'message-thread']) {
      it(`the class of ${widget} alone brings the tag of no widget`, async () => {
        const files = await bundle(`import * as all from 'flywheel-widgets/${widget}.element.js'; console.log(all);`);
        assert.ok(files.includes(`dist/widgets/${widget}/${widget}.element.js`));
        assert.ok(!files.includes(`dist/widgets/${widget}/${widget}.js`));
      });
    }
  });
}

/** Runs in a Node of its own, where nothing of a browser is there; what it prints. */
const inNode = (code: string): string =>
  execFileSync('node', ['--input-type=module', '-e', code], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

describe('on a server, where there is no page', () => {
  const classes = [
    'index',
    'school/school.element',
    ...['check-in-card', 'conference-scheduler', 'goal-tracker', 'message-thread'].map((name) => `widgets/${name}/${name}.element`),
  ];

  it('the classes alone are imported and register nothing', () => {
    const code = `
      globalThis.customElements = { get: () => undefined, define: (tag) => { throw new Error('registered ' + tag); } };
      const all = await Promise.all(${JSON.stringify(classes)}.map((name) => import('./dist/' + name + '.js')));
      console.log(all.length, typeof document);`;
    assert.equal(inNode(code).trim(), `${classes.length} undefined`);
  });

  it('the modules that register are imported too, and say nothing', () => {
    const code = `
      console.warn = console.error = (said) => { throw new Error(said); };
      const { defined } = await import('flywheel-widgets/define.js');
      console.log(await defined);`;
    assert.equal(inNode(code).trim(), 'true');
  });
});
