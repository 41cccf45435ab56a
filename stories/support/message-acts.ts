/** What a person does with messages on the way to a state: opens a thread or a part of it, writes, adds a picture. */
import type { FakePorts } from '../../test/support/fake-ports.js';
import type { MessageSchool } from '../../test/support/message-ports.js';
import { drawn } from '../../test/support/drawn-timeline.js';
import { all, appears, one, settled, type } from '../../test/support/inside.js';
import type { MessageSight } from './message-sight.js';
import { story } from './people.js';

export interface MessageScene {
  readonly widget: HTMLElement;
  readonly ports: FakePorts;
  readonly sight: MessageSight;
  readonly school: MessageSchool;
}
export type PreparedMessages = Omit<MessageScene, 'widget'>;

export async function openThread({ widget, sight, school }: MessageScene, id = sight.thread?.id): Promise<void> {
  await settled(widget);
  if (id === undefined) return;
  all(widget, `[data-thread="${id}"]`)[0]?.click();
  await appears(widget, 'flywheel-message-log');
  const isOpen = school.threads.find((thread) => thread.id === id)!.sendRefusal === null;
  if (isOpen && sight.session.viewer.voice) await appears(widget, 'flywheel-message-composer');
  await drawn(widget);
}

/** A part that is opened from the head of the thread. */
export async function openPart(scene: MessageScene, part: 'find' | 'settings' | 'contact'): Promise<void> {
  await openThread(scene);
  one(scene.widget, `[data-part="${part}"]`).click();
  await appears(scene.widget, { find: 'flywheel-thread-find', settings: 'flywheel-thread-settings', contact: 'flywheel-contact-log' }[part]);
  await drawn(scene.widget);
}

/** What can be done with the last message of the other side. */
export async function openActions(scene: MessageScene): Promise<void> {
  await openThread(scene);
  all(scene.widget, '.message:not(.own) .more').at(-1)!.click();
  await appears(scene.widget, 'flywheel-message-actions');
  await drawn(scene.widget);
}

export async function beginThread({ widget }: MessageScene): Promise<void> {
  await settled(widget);
  one(widget, '[data-begin]').click();
  await appears(widget, 'flywheel-new-thread');
  await settled(widget);
}

export async function pick(widget: HTMLElement, field: string, value: string): Promise<void> {
  all<HTMLInputElement>(widget, `#${field} input`)
    .find((input) => input.value === value)!
    .click();
  await settled(widget);
}

export const wordsOf = ({ looker }: MessageSight): string => looker.besides ?? looker.note;

/** Words in the thread; who only oversees it begins an announcement. */
export async function write(scene: MessageScene, words = wordsOf(scene.sight)): Promise<void> {
  const { widget, sight } = scene;
  if (sight.isOverseer) {
    await beginThread(scene);
    await pick(widget, 'kind', 'announcement');
    await pick(widget, 'groups', sight.session.students[0]!.group);
  } else await openThread(scene);
  type(one<HTMLTextAreaElement>(one(widget, 'flywheel-note-field'), 'textarea'), words);
  await settled(widget);
}

export async function send(scene: MessageScene): Promise<void> {
  await write(scene);
  one(scene.widget, '.actions .primary').click();
  await drawn(scene.widget);
}

export const leaf = (): Blob => new Blob([Uint8Array.from(atob(story.picture), (letter) => letter.charCodeAt(0))], { type: 'image/png' });

/** Words and a picture with them. */
export async function attach(scene: MessageScene): Promise<void> {
  const { widget } = scene;
  await write(scene);
  one(widget, '[data-next="flywheel-attachment-tray"]').click();
  const tray = await appears(widget, 'flywheel-attachment-tray');
  await settled(tray);
  const chosen = new DataTransfer();
  for (const file of [new File([leaf()], 'leaf.png', { type: 'image/png' }), new File(['PK\u0003\u0004'], 'plans.zip', { type: 'application/zip' })])
    chosen.items.add(file);
  const input = one<HTMLInputElement>(tray, 'input[type="file"]');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
  // One is taken, the other is refused.
  await appears(tray, '.problem');
  await settled(widget);
}

/** The picture of a message is on the page. */
export async function showPicture(scene: MessageScene): Promise<void> {
  const { widget, ports } = scene;
  for (const { attachments } of scene.school.messages) for (const { id } of attachments) ports.files.there.set(id, leaf());
  await openThread(scene);
  const view = await appears(widget, 'flywheel-attachment-view');
  await settled(view);
  all(view, 'button')[0]!.click();
  await appears(widget, 'canvas');
  await drawn(widget);
}
