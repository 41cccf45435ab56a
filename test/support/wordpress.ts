/** The WordPress plugin in a PHP over stubs of what it calls: what it prints for what people write, in each of several situations. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../house/source.js';
import { runPhp } from './php.js';

/** Where the school of these situations has its widgets, unless it says otherwise. */
export const FOLDER = 'https://school.example/widgets/';

type Written = Readonly<Record<string, string>> | readonly string[];
export interface Given {
  readonly rights: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  readonly shortcodes: readonly (readonly [written: Written, words: string])[];
  readonly pasted: readonly string[];
  readonly typed: readonly (readonly [setting: string, typed: string])[];
}
export interface Came {
  readonly shown: readonly string[];
  readonly pasted: readonly (string | false | null)[];
  readonly cleaned: readonly string[];
  readonly widgets: readonly string[];
  readonly told: {
    readonly errors: readonly string[];
    readonly providers: Readonly<Record<string, string>>;
    readonly modules: Readonly<Record<string, string>>;
    readonly fields: Readonly<Record<string, string>>;
    readonly handlers: readonly string[];
  };
}

/** Runs the plugin as WordPress would, in each situation, in one PHP. */
export async function plugin<Name extends string>(situations: Readonly<Record<Name, Partial<Given>>>): Promise<Record<Name, Came>> {
  const nothing: Given = { rights: [], options: { flywheel_folder: FOLDER }, shortcodes: [], pasted: [], typed: [] };
  const names = Object.keys(situations) as Name[];
  const json = Buffer.from(JSON.stringify(names.map((name) => ({ ...nothing, ...situations[name] })))).toString('base64');
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-php-'));
  try {
    writeFileSync(join(folder, 'given.php'), `<?php $situations = json_decode(base64_decode('${json}'), true);`);
    const here = `${root}test/hosts/wordpress/`;
    const said = await runPhp([join(folder, 'given.php'), `${here}stubs.php`, `${root}src/embed/wordpress/flywheel-widgets.php`, `${here}run.php`]);
    assert.match(said, /^\[/, 'PHP complains');
    const came = JSON.parse(said) as Came[];
    return Object.fromEntries(names.map((name, index) => [name, came[index]])) as Record<Name, Came>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
