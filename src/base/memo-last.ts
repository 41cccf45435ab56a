/**
 * What was made last stays the same object until one of the things that it is made of is another: for whoever draws thousands, and looks at the object to see
 * whether to draw anew. It keeps one, and knows nothing of what it keeps.
 */
export function memoLast<Made>(): (of: readonly unknown[], make: () => Made) => Made {
  let last: { readonly of: readonly unknown[]; readonly made: Made } | undefined;
  return (of, make) => {
    if (!last || of.length !== last.of.length || of.some((one, index) => one !== last!.of[index])) last = { of, made: make() };
    return last.made;
  };
}
