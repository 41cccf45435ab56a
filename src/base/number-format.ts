/** How a language writes numbers. */

const formats = new Map<string, Intl.NumberFormat>();

/** Made once: to make one takes a hundred times as long as to use it, and both would happen at every key. */
export function numberFormatOf(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format;
}
