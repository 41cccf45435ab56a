/**
 * Somebody else changed the entry while this person was writing: what goes together is put together without asking, the rest is shown side
 * by side. Fetched when the first conflict is there; the versions come from the waiting row and from the API's answer.
 */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { changeCheckIn, type CheckIn, type CheckInBody } from '../../contract/check-in.js';
import { bodyOf } from '../../domain/check-in-body.js';
import { mergeCheckIns, settle, type Merge } from '../../domain/check-in-merge.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { moment } from '../../ui/moment.js';
import '../../ui/two-versions.js';
import type { VersionsChosenEvent } from '../../ui/two-versions.element.js';
import type { Scene } from './card-scene.js';
import type { CheckInFlow } from './check-in-flow.js';
import { formFor, fromDraft, toDraft } from './check-in-form.js';
import { conflictFields } from './conflict-form.js';
import { authorWord } from './entry-words.js';

export interface Fight {
  readonly current: CheckIn;
  readonly merge: Merge<CheckInBody>;
}

/** Both versions put together; `undefined` where the API did not say what is there now. */
export function fightOf(item: OutboxItem): Fight | undefined {
  const current = item.trouble?.problem?.current as CheckIn | undefined;
  const mine = item.body as unknown as CheckInBody | undefined;
  const theirs = current && mine && bodyOf(current, mine.language);
  if (!current || !mine || !theirs) return undefined;
  const was = fromDraft(item.draft?.value).base?.was as CheckInBody | undefined;
  return { current, merge: mergeCheckIns(was, mine, theirs) };
}

/** Two versions have become one, by themselves or by choice: it goes out on top of what is there now. */
async function resolve(flow: CheckInFlow, item: OutboxItem, current: CheckIn, body: CheckInBody): Promise<void> {
  const value = toDraft({ ...formFor(current, body), base: flow.formOf(current)?.base });
  const draft = item.draft && value ? { draft: { place: item.draft.place, value } } : {};
  const { studentId, thread } = item;
  await flow.outbox.port?.resolve(item.id, changeCheckIn, {
    params: { student: studentId, checkIn: current.id },
    body,
    studentId,
    thread,
    version: current.version,
    ...draft,
  });
}

/** What goes together is put together without asking; called after each drawing, `joined` remembers which rows were. */
export function joinVersions(flow: CheckInFlow, joined: Set<string>): void {
  for (const item of flow.items) {
    const fight = item.state === 'conflict' && !joined.has(item.id) ? fightOf(item) : undefined;
    if (!fight || fight.merge.conflicts.length) continue;
    joined.add(item.id);
    void resolve(flow, item, fight.current, fight.merge.merged);
  }
}

export function conflictSection(item: OutboxItem, scene: Scene, flow: CheckInFlow): TemplateResult | typeof nothing {
  const fight = fightOf(item);
  if (!fight?.merge.conflicts.length) return nothing;
  const { current, merge } = fight;
  const { student, viewer, locale, timeZone } = scene;
  const when = (atMs: number): string => moment(atMs, flow.now, locale, timeZone);
  const own = current.author.id === viewer.id;
  return html`<flywheel-two-versions
    ?own=${own}
    .mine=${{ name: own ? msg('Yours, not sent yet') : msg('You'), when: when(item.createdAt) }}
    .theirs=${{ name: own ? msg('What the school has') : authorWord(current, viewer.id), when: when(Date.parse(current.updatedAt)) }}
    .fields=${conflictFields(merge.conflicts, { plan: flow.plan, studentName: student.name, locale, people: student.people, pointWord: (point) => flow.pointWord(point) })}
    @flywheel-versions-chosen=${(event: VersionsChosenEvent) => void resolve(flow, item, current, settle(merge, event.value))}
  ></flywheel-two-versions>`;
}
