/** What is done with a message that is there: acknowledged, removed, reported, translated. */
import { limits } from '../../../src/contract/limits.js';
import { acknowledgeMessage, hideMessage, insertReport, keepTranslation, listReports, overseesAny } from '../queries/message-changes.js';
import { appendEvents } from '../queries/feed.js';
import { invalid, Refusal } from '../refusal.js';
import { allow } from '../rules/goal-deciders.js';
import { mayRemove } from '../rules/thread-rights.js';
import { noteFor } from '../rules/translation.js';
import type { Handlers } from './handler.js';
import { freshId, lineOf, messageReply, openMessage, openMessages, openThread, tell } from './message-scene.js';

export const messageChangeRoutes = {
  'messages.acknowledge': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    const message = await openMessage(scene, row, ask.params.message);
    allow(row.isInside && message.author.id !== ask.viewer.id, 'Only those to whom it is written');
    if (!message.asksAcknowledgement) throw invalid('/params/message', 'must ask for it');
    // Its author alone hears how many have: with a thousand readers a thousand events would say so to each.
    if (await acknowledgeMessage(ask.db, scene.act, row.id, message.seq)) {
      const event = { at: scene.now, type: 'message-changed' as const, studentId: row.studentId, recordId: row.id, seq: message.seq };
      await appendEvents(ask.db, ask.viewer.schoolId, [message.author.id, ask.viewer.id], event);
    }
    return messageReply(scene, row, message.id);
  },

  'messages.remove': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    const message = await openMessage(scene, row, ask.params.message);
    allow(mayRemove(ask.viewer, row, message.author.id), 'Only its author, or who oversees');
    if (await hideMessage(ask.db, scene.act, row.id, message.seq)) await tell(scene, row.id, 'message-changed', message.seq);
    return messageReply(scene, row, message.id);
  },

  'messages.report': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    const message = await openMessage(scene, row, ask.params.message);
    allow(row.isInside && message.author.id !== ask.viewer.id, 'Only those to whom it is written');
    const { reason, note } = ask.body;
    await insertReport(ask.db, scene.act, { id: freshId(scene), threadId: row.id, seq: message.seq, studentId: row.studentId, reason, note });
    const event = { at: scene.now, type: 'message-reported' as const, studentId: row.studentId, recordId: row.id, seq: message.seq };
    await appendEvents(
      ask.db,
      ask.viewer.schoolId,
      row.overseers.map(({ id }) => id),
      event,
    );
    return { answer: undefined, alsoOf: lineOf(row) };
  },

  'messages.translate': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    const message = await openMessage(scene, row, ask.params.message);
    if (message.removed) throw new Refusal('no-translation');
    const { language } = ask.body;
    const known = noteFor(language, message.text, message.language, message.translations).translation;
    if (known) return { answer: known, alsoOf: lineOf(row) };
    const text = await ask.translate?.(message.text, message.language, language);
    if (text === undefined) throw new Refusal('no-translation');
    await keepTranslation(ask.db, ask.viewer.schoolId, row.id, message.seq, language, text);
    await tell(scene, row.id, 'message-changed', message.seq);
    return { answer: { text, language, by: 'machine' }, alsoOf: lineOf(row) };
  },

  'message-reports.list': async ({ db, viewer, query }) => {
    allow(await overseesAny(db, viewer.schoolId, viewer.id), 'Needs the permission oversee-messages');
    const { rows, next } = await listReports(db, viewer.schoolId, viewer.id, { ...query, limit: query.limit ?? limits.pageItemsDefault });
    return { answer: { items: [...rows], next }, alsoOf: rows.map(({ studentId, threadId }) => ({ studentId, recordId: threadId })) };
  },
} satisfies Partial<Handlers>;
