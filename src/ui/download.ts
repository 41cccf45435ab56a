/** Hands a text to the browser as a file to keep. Nothing leaves the page for it. */
export function download(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // Browsers read it at the click; a moment is left for those that do it after.
  queueMicrotask(() => URL.revokeObjectURL(url));
}
