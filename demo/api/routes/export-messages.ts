/** Every thread about a student that a viewer may read, with all its messages, for the export of the record. Who oversees also gets the words that were removed. */
import { limits } from '../../../src/contract/limits.js';
import { messagesFrom, type MessageRow } from '../queries/messages.js';
import { allPages } from '../queries/newest-first.js';
import { listThreads, type ThreadRow } from '../queries/threads.js';
import { messageEye, shownMessage, shownThread, type MessageScene } from './message-scene.js';

async function allOf(scene: MessageScene, row: ThreadRow): Promise<MessageRow[]> {
  const found: MessageRow[] = [];
  for (let more = true; more;) {
    const page = await messagesFrom(scene.db, messageEye(scene, row), row.id, 'after', found.at(-1)?.seq ?? 0, limits.pageItems);
    found.push(...page);
    more = page.length === limits.pageItems;
  }
  return found;
}

export async function allMessages(scene: MessageScene, studentId: string) {
  const threads = await allPages(limits.pageItems, (page) => listThreads(scene.db, scene.eye, studentId, page));
  const found = [];
  for (const row of threads) {
    const kept = row.permissions.includes('oversee-messages');
    const shown = (message: MessageRow) => ({ ...shownMessage(scene, row, message), ...(kept && message.removed && { removedText: message.text }) });
    found.push({ ...shownThread(scene, row), messages: (await allOf(scene, row)).map(shown) });
  }
  return found;
}
