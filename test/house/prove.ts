/**
 * How every checker is tested: the repository passes it, each planted fault is found, and it does not pass by having looked at nothing. It knows no
 * rule of the house.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { repository, type Checker, type SourceFile } from './source.js';

export interface Planted {
  /** What is wrong, as a sentence: it becomes the test's name. */
  readonly fault: string;
  readonly files: Readonly<Record<string, string>>;
  /** Every finding that is expected must match one of these, in any order. */
  readonly says: RegExp;
}

export const filesOf = (texts: Readonly<Record<string, string>>): SourceFile[] => Object.entries(texts).map(([path, text]) => ({ path, text }));

/** A checker that saw no file has proved nothing. */
function watchful(checker: Checker, files: readonly SourceFile[], sees: (file: SourceFile) => boolean): string[] {
  if (!files.some(sees)) return ['saw no file to check'];
  return checker(files);
}

export interface Rule {
  readonly name: string;
  readonly checker: Checker;
  /** The files that the rule is about. */
  readonly sees: (file: SourceFile) => boolean;
  readonly faults: readonly Planted[];
  /** Files that look like a fault and are none. */
  readonly fine?: Readonly<Record<string, string>>;
}

export function prove({ name, checker, sees, faults, fine }: Rule): void {
  describe(name, () => {
    it('holds for the repository', () => {
      const findings = watchful(checker, repository(), sees);
      if (findings.length > 0) assert.fail(`\n${findings.join('\n')}\n`);
    });
    it('fails when it saw no file', () => {
      assert.deepEqual(watchful(checker, [], sees), ['saw no file to check']);
    });
    for (const { fault, files, says } of faults) {
      it(`finds: ${fault}`, () => {
        const findings = watchful(checker, filesOf(files), sees);
        assert.ok(findings.length > 0, 'nothing was found');
        for (const finding of findings) assert.match(finding, says);
      });
    }
    if (fine) {
      it('leaves alone what only looks like a fault', () => {
        assert.deepEqual(watchful(checker, filesOf(fine), sees), []);
      });
    }
  });
}
