/**
 * Starts what needs Lit, and says so where the page will not let it. Under a Content-Security-Policy whose `trusted-types` list lacks
 * `lit-html`, or has it without 'allow-duplicates' on a page with a second Lit, Lit throws while it is imported: no element of ours would
 * be defined and nobody would know why. So this file imports nothing, and what stands between the tags stays on the page.
 */
let isTold = false;

/** One line for whoever made the page: what comes after the first mostly follows from it. */
export function tellOnce(words: string): void {
  if (!isTold) console.warn(`flywheel: ${words}`);
  isTold = true;
}

/** Resolves `true` once all of `imports` have run. Never rejects: the console has one line that says what to do. */
export async function startGuarded(...imports: readonly (() => Promise<unknown>)[]): Promise<boolean> {
  try {
    await Promise.all(imports.map((load) => load()));
    return true;
  } catch (error) {
    tell(error);
    return false;
  }
}

function tell(error: unknown): void {
  const refused = 'trustedTypes' in globalThis && /polic/i.test(String(error));
  const shown = 'What stands between the tags is shown instead.';
  if (refused) {
    tellOnce(`this page's Content-Security-Policy does not let the widgets start. Write: trusted-types lit-html 'allow-duplicates'. ${shown}`);
  } else {
    tellOnce(
      `the widgets could not be loaded. ${shown} Where this page has a Content-Security-Policy, its script-src has to allow this file: ${String(error)}`,
    );
  }
}
