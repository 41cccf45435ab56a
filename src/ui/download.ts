/** Hands a text to the browser as a file to keep. Nothing leaves the page for it. */
export const download = (text: string, name: string, type: string): void => saveFile(new Blob([text], { type }), name);

/** The same with bytes. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // Browsers read it at the click; a moment is left for those that do it after.
  queueMicrotask(() => URL.revokeObjectURL(url));
}
