/** The only way an address from outside becomes a link: web, mail and telephone, nothing that runs. */
const allowed = ['https:', 'http:', 'mailto:', 'tel:'];

/** The address as the browser reads it, from `base` on where it is given, or `undefined` where it must not be a link. */
export function safeHref(address: string | null | undefined, base?: string): string | undefined {
  if (!address) return undefined;
  try {
    const url = new URL(address, base);
    return allowed.includes(url.protocol) ? url.href : undefined;
  } catch {
    // Not an address: shown as text instead.
    return undefined;
  }
}
