/**
 * What the package says of itself: of all that the analyzer saw, the public tags, by the paths that were built, each with the
 * module that defines it. The rooms behind a public tag are nobody's business but ours.
 */
const built = (path) => path?.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

/** `dist/school/school.element.js`, `dist/embed/embed.element.js`, `dist/widgets/a/a.element.js`: what a page may name. */
const isPublic = ({ path }) => /^dist\/(?:(school|embed)\/\1|widgets\/([\w-]+)\/\2)\.element\.js$/.test(path);

/** The module beside a class that registers its tag. */
function definition(path, { name, tagName }) {
  const declaration = { name, module: path };
  const exports = [
    { kind: 'js', name, declaration },
    { kind: 'custom-element-definition', name: tagName, declaration },
  ];
  return { kind: 'javascript-module', path: path.replace(/\.element\.js$/, '.js'), declarations: [], exports };
}

const withBuiltPaths = (module) => JSON.parse(JSON.stringify(module, (key, value) => (key === 'module' && typeof value === 'string' ? built(value) : value)));

/** A field that nobody describes is ours, or none: the analyzer takes an assignment to another object's field for one. */
const whatIsTold = (declaration) => ({ ...declaration, members: declaration.members?.filter(({ kind, description }) => kind !== 'field' || description) });

const isInherited = ({ inheritedFrom }) => inheritedFrom?.name === 'FlywheelWidget';

/** What every widget takes, and then what one of them does: what may stand beside `widget` on the host element. A token would stand in an address. */
function optionsOf(declarations) {
  const widgets = declarations.filter(({ attributes = [] }) => attributes.some(isInherited));
  const all = widgets.flatMap(({ attributes }) => attributes.filter(isInherited)).concat(widgets.flatMap(({ attributes }) => attributes));
  const byName = new Map(all.toReversed().map((one) => [one.name, one]));
  return [...new Set(all.map(({ name }) => name))].filter((name) => name !== 'token').map((name) => byName.get(name));
}

/** The host element passes on what the widgets take, without fields of its own. */
function withOptions(declaration, options) {
  const said = new Set(declaration.attributes.map(({ name }) => name));
  const others = options.filter(({ name }) => !said.has(name));
  const passed = others.map(({ name, type, parsedType, description }) => ({ name, type, parsedType, description: `With \`widget\`: ${description}` }));
  return { ...declaration, attributes: [...declaration.attributes, ...passed] };
}

/** The modules to publish. */
export function publishedModules(modules) {
  const kept = modules.filter(isPublic).map(withBuiltPaths);
  for (const module of kept) module.declarations = module.declarations.filter(({ tagName }) => tagName).map(whatIsTold);
  const options = optionsOf(kept.flatMap(({ declarations }) => declarations));
  for (const module of kept) module.declarations = module.declarations.map((one) => (one.tagName === 'flywheel-embed' ? withOptions(one, options) : one));
  const definitions = kept.flatMap(({ path, declarations }) => declarations.map((one) => definition(path, one)));
  return [...kept, ...definitions].sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const publishedManifest = {
  name: 'published-manifest',
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.schemaVersion = '2.1.0';
    customElementsManifest.modules = publishedModules(customElementsManifest.modules);
  },
};
