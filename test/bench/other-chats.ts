/** Other chats for the benchmark of the thread, with the script that opens them. It knows nothing of what is measured. */
import { fetched } from './fetched.js';

export const chats = ['deep-chat', 'vue-advanced-chat', 'chatscope'] as const;
export type Chat = (typeof chats)[number];

/** One script that offers `openChat(name, messages)` to the page. */
export const otherChats = (): Promise<string> => fetched('bench/chats', 'chats.js');
