/** Who will read words, before they are written: everyone by name, and those whose name need not be known by what they are. */
import { msg, str } from '@lit/localize';
import { namesInRow } from './moment.js';

export interface ReadersToName {
  readonly named: readonly string[];
  /** How many have no name for the viewer, of a family and of the school. */
  readonly unnamedHome: number;
  readonly unnamedSchool: number;
  /** Whose family it is; `undefined`: the viewer's own. */
  readonly family: string | undefined;
}

export function readersWord({ named, unnamedHome, unnamedSchool, family }: ReadersToName, locale: string): string {
  const names = [...named];
  if (unnamedHome === 1) names.push(family === undefined ? msg('another adult in your family') : msg(str`another adult in ${family}’s family`));
  if (unnamedHome > 1) names.push(family === undefined ? msg('other adults in your family') : msg(str`other adults in ${family}’s family`));
  if (unnamedSchool) names.push(msg('other staff of the school'));
  if (names.length === 0) return msg('Nobody else will read this.');
  return msg(str`${namesInRow(names, locale)} will read this.`);
}
