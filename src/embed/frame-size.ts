/**
 * Tells the page around how tall the frame would like to be: as tall as what it shows, more and less. It looks at the content and never at the window,
 * whose height is what the page around made of the last message. It knows no dialect; `messages.ts` does.
 */
import { readFromHost, sizeMessages } from './messages.js';
import type { Outside } from './outside.js';

/** @param name of what is shown, as it reads now */
export function followSize(page: Document, outside: Outside, name: () => string): void {
  const root = page.documentElement;
  let told = '';
  const tell = (again: boolean): void => {
    const { height, width } = root.getBoundingClientRect();
    const size = { height: Math.ceil(height), width: Math.ceil(width), name: name() };
    const now = `${size.height} ${size.name}`;
    if (size.height === 0 || (now === told && !again)) return;
    told = now;
    outside.tell(sizeMessages(size));
  };
  new ResizeObserver(() => tell(false)).observe(page.body);
  outside.listen((data) => readFromHost(data)?.type === 'size-please' && tell(true));
}
