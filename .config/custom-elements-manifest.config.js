/** What the manifest of the package says: every public tag with its attributes, events, slots, parts and custom properties, and editor help from it. */
import { jsxTypesPlugin } from '@wc-toolkit/jsx-types';
import { modulePathResolverPlugin } from '@wc-toolkit/module-path-resolver';
import { getTsProgram, typeParserPlugin } from '@wc-toolkit/type-parser';

const built = (path) => path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');
const registered = (path) => built(path).replace(/\.element\.js$/, '.js');

const globs = ['src/school/*.ts', 'src/ui/**/*.ts', 'src/widgets/**/*.ts', 'src/embed/**/*.ts'];
const folders = ['src/school/', 'src/ui/', 'src/widgets/', 'src/embed/'];

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
    typeParserPlugin(),
    modulePathResolverPlugin({
      modulePathTemplate: built,
      definitionPathTemplate: registered,
      typeDefinitionPathTemplate: (path) => built(path).replace(/\.js$/, '.d.ts'),
    }),
    jsxTypesPlugin({ outdir: 'dist', fileName: 'jsx.d.ts', componentTypePath: (_name, _tag, path) => `./${built(path).replace(/^dist\//, '')}` }),
  ],
};
