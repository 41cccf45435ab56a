/**
 * Runs in the browser for `thread-open.ts`: other chats on the same messages, each set up as its makers say for a conversation that is at hand, until its newest
 * message stands at the end. What they import is not part of the project; see decision 0020.
 */
import { ChatContainer, MainContainer, Message, MessageList } from '@chatscope/chat-ui-kit-react';
import chatscopeStyles from '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css?inline';
import 'deep-chat';
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';
import { register } from 'vue-advanced-chat';

const draw = {
  'deep-chat'(box, messages) {
    const chat = document.createElement('deep-chat');
    Object.assign(chat.style, { display: 'block', width: '700px', height: '480px' });
    chat.demo = true;
    chat.history = messages.map(({ text, isOwn }) => ({ role: isOwn ? 'user' : 'ai', text }));
    box.append(chat);
  },
  'vue-advanced-chat'(box, messages) {
    if (!customElements.get('vue-advanced-chat')) register();
    const users = [
      { _id: '1', username: 'Ana', avatar: '', status: { state: 'online', lastChanged: '' } },
      { _id: '2', username: 'Ms Rivera', avatar: '', status: { state: 'online', lastChanged: '' } },
    ];
    const chat = document.createElement('vue-advanced-chat');
    const rooms = [{ roomId: 'room', roomName: 'Ms Rivera', avatar: '', users }];
    Object.assign(chat, {
      height: '480px',
      currentUserId: '1',
      rooms,
      roomsLoaded: true,
      roomId: 'room',
      singleRoom: true,
      messages: [],
      messagesLoaded: false,
    });
    chat.addEventListener('fetch-messages', () => {
      chat.messages = messages.map(({ seq, text, isOwn, day, time }) => ({
        _id: String(seq),
        indexId: seq,
        content: text,
        senderId: isOwn ? '1' : '2',
        username: isOwn ? 'Ana' : 'Ms Rivera',
        date: day,
        timestamp: time,
      }));
      chat.messagesLoaded = true;
    });
    box.append(chat);
  },
  chatscope(box, messages) {
    const style = document.createElement('style');
    style.textContent = chatscopeStyles;
    const place = document.createElement('div');
    Object.assign(place.style, { width: '700px', height: '480px' });
    box.append(style, place);
    const rows = messages.map(({ seq, text, isOwn, time }) =>
      h(Message, {
        key: seq,
        model: { message: text, sentTime: time, sender: isOwn ? 'Ana' : 'Ms Rivera', direction: isOwn ? 'outgoing' : 'incoming', position: 'single' },
      }),
    );
    createRoot(place).render(h(MainContainer, null, h(ChatContainer, null, h(MessageList, { scrollBehavior: 'auto' }, rows))));
  },
};

function deepest(x, y) {
  let found = document.elementFromPoint(x, y);
  while (found?.shadowRoot?.elementFromPoint(x, y) && found.shadowRoot.elementFromPoint(x, y) !== found) found = found.shadowRoot.elementFromPoint(x, y);
  return found;
}
/** Whether words that only the newest has are on the screen. */
function isAtEnd(box, words) {
  const { left, right, bottom } = box.getBoundingClientRect();
  for (let y = bottom - 4; y > bottom - 300; y -= 8)
    for (const part of [0.15, 0.5, 0.85]) {
      const text = deepest(left + (right - left) * part, y)?.textContent ?? '';
      if (text.length < 1000 && text.includes(words)) return true;
    }
  return false;
}

async function openChat(name, messages) {
  const box = document.querySelector('main').appendChild(document.createElement('section'));
  Object.assign(box.style, { width: '700px', height: '480px', overflow: 'hidden' });
  const from = performance.now();
  draw[name](box, messages);
  while (!isAtEnd(box, messages.at(-1).text)) await new Promise(requestAnimationFrame);
  const took = performance.now() - from;
  return { took, nodes: count(box) };
}

const count = (root) => [...root.querySelectorAll('*')].reduce((sum, one) => sum + 1 + (one.shadowRoot ? count(one.shadowRoot) : 0), 0);

Object.assign(globalThis, { openChat });
