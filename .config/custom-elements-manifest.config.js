/** What the manifest of the package says: every public tag with its attributes, events, slots, parts and custom properties, and editor help from it. */
import { jsxTypesPlugin } from '@wc-toolkit/jsx-types';
import { modulePathResolverPlugin } from '@wc-toolkit/module-path-resolver';
import { getTsProgram, typeParserPlugin } from '@wc-toolkit/type-parser';
import { frameworkTypesPlugin } from './framework-types.js';
import { publishedManifest } from './published-manifest.js';

const built = (path) => path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');
const registered = (path) => built(path).replace(/\.element\.js$/, '.js');

// A widget inherits the attributes by which it works alone.
const globs = ['src/element/flywheel-*.ts', 'src/school/*.ts', 'src/ui/**/*.ts', 'src/widgets/**/*.ts', 'src/embed/**/*.ts'];
const folders = ['src/element/flywheel-', 'src/school/', 'src/ui/', 'src/widgets/', 'src/embed/'];

/** The analyzer also lists each `dispatchEvent(new SomethingEvent())`, without a name; what counts is what the class documents with `@fires`. */
const onlyNamedEvents = {
  name: 'only-named-events',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) declaration.events = declaration.events?.filter(({ name }) => name);
    }
  },
};

export default {
  globs,
  litelement: true,
  outdir: 'dist',
  packagejson: false,
  overrideModuleCreation: ({ ts, globs: found }) => {
    const program = getTsProgram(ts, found, '.config/tsconfig.build.json');
    return program.getSourceFiles().filter((file) => folders.some((folder) => file.fileName.includes(folder)) && !file.fileName.includes('node_modules'));
  },
  plugins: [
    typeParserPlugin({ parseObjectTypes: 'none' }),
    onlyNamedEvents,
    modulePathResolverPlugin({
      modulePathTemplate: built,
      definitionPathTemplate: registered,
      typeDefinitionPathTemplate: (path) => built(path).replace(/\.js$/, '.d.ts'),
    }),
    publishedManifest,
    jsxTypesPlugin({ outdir: 'dist', fileName: 'jsx.d.ts', componentTypePath: (_name, _tag, path) => `./${built(path).replace(/^dist\//, '')}` }),
    frameworkTypesPlugin({ outdir: 'dist' }),
  ],
};
