/** A look at what a browser may refuse: a sandbox, blocked cookies, no browser at all. `undefined`: the same as not there. */
export function guarded<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
