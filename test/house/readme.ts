/** What the README says can be done, and every figure in it. Figures are marked `<!-- figure:NAME -->34 kB<!-- /figure -->`. */
import type { Checker, SourceFile } from './source.js';

const readmes = (files: readonly SourceFile[]): SourceFile[] => files.filter(({ path }) => path === 'README.md' || /^stories\/.*\.mdx?$/.test(path));

/** Commands that npm knows without a script. */
const builtIn = ['start', 'test', 'install', 'i', 'ci', 'pack'];

function commandsIn(text: string): string[] {
  const blocks = [...text.matchAll(/```(?:sh|bash|shell|console)\n(.*?)```/gs)].map((match) => match[1] ?? '');
  return blocks.flatMap((block) => block.split('\n')).map((line) => line.replace(/^\$ /, '').trim());
}

/** Every `npm …` and `node …` of a fenced block can be run. */
export const checkCommands: Checker = (files) => {
  const manifest = files.find(({ path }) => path === 'package.json');
  const scripts = Object.keys((JSON.parse(manifest?.text ?? '{}') as { scripts?: object }).scripts ?? {});
  const there = new Set(files.map(({ path }) => path));
  return readmes(files).flatMap(({ path, text }) =>
    commandsIn(text).flatMap((line) => {
      const script = /npm run ([\w:-]+)/.exec(line)?.[1];
      const short = /npm ((?!run\b)[\w-]+)/.exec(line)?.[1];
      const file = /node (?:--\S+ )*([\w./-]+\.m?[jt]s)/.exec(line)?.[1];
      return [
        ...(script && !scripts.includes(script) ? [`${path} runs "${line}", but there is no script ${script}`] : []),
        ...(short && !builtIn.includes(short) ? [`${path} runs "${line}", which npm does not know`] : []),
        ...((short === 'start' || short === 'test') && !scripts.includes(short) ? [`${path} runs "${line}", but there is no script ${short}`] : []),
        ...(file && !there.has(file) ? [`${path} runs "${line}", but there is no ${file}`] : []),
      ];
    }),
  );
};

/** Every file that a link names is there. */
export const checkLinks: Checker = (files) => {
  const there = files.map(({ path }) => path);
  return readmes(files)
    .filter(({ path }) => path === 'README.md')
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map((match) => (match[1] ?? '').replace(/^\.\//, '').replace(/\/$/, ''))
        .filter((target) => !/\.(png|jpe?g|webp)$/.test(target) && !there.some((one) => one === target || one.startsWith(`${target}/`)))
        .map((target) => `${path} links to ${target}, which is not there`),
    );
};

/** Figures are what was measured; `measured` is the JSON that `npm run size` and `npm run bench` write. */
export const checkFigures =
  (measured: Readonly<Record<string, string>>): Checker =>
  (files) =>
    readmes(files).flatMap(({ path, text }) =>
      [...text.matchAll(/<!-- figure:([\w-]+) -->(.*?)<!-- \/figure -->/gs)].flatMap(([, name = '', said = '']) => {
        if (!(name in measured)) return [`${path} has the figure ${name}, which nobody measures`];
        return said.trim() === measured[name] ? [] : [`${path} says ${name} is ${said.trim()}; measured: ${measured[name]}`];
      }),
    );
