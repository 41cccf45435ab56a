// Finds the browsers to test with. H1 (toolchain) replaces this with the full search and install.
import { existsSync } from 'node:fs';

export const chromeArgs = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export async function findChrome() {
  const found = [process.env.CHROME_PATH, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((p) => p && existsSync(p));
  if (!found) throw new Error('No Chromium found. Install one, or set CHROME_PATH.');
  return found;
}

export function findFirefox() {
  return [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find((p) => p && existsSync(p));
}
