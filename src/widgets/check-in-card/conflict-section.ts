/**
 * Somebody else changed the entry while this person was writing: what goes together is put together without asking, the rest is shown side
 * by side. Pure but for the drawing; the versions come from the waiting row and from the API's answer.
 */
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { CheckIn, CheckInBody } from '../../contract/check-in.js';
import type { CheckInPlan } from '../../contract/check-in-plan.js';
import { bodyOf, mergeCheckIns, settle, type Choice, type Merge } from '../../domain/check-in-merge.js';
import type { OutboxItem } from '../../domain/outbox.js';
import type { Scene } from './card-scene.js';
import { moment } from './card-words.js';
import { fromDraft } from './check-in-form.js';
import { conflictFields } from './conflict-form.js';
import { authorWord } from './entry-words.js';
import { need } from './lazy-parts.js';
import type { ConflictResolvedEvent } from './view-events.js';

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

export const settled = ({ merge }: Fight, choices: Readonly<Record<string, Choice>>): CheckInBody => settle(merge, choices);

export interface ConflictOptions {
  readonly scene: Scene;
  readonly now: number;
  readonly plan: CheckInPlan | undefined;
  readonly resolve: (choices: Readonly<Record<string, Choice>>) => void;
}

export function conflictSection(item: OutboxItem, { current, merge }: Fight, { scene, now, plan, resolve }: ConflictOptions): TemplateResult {
  need('conflict');
  const { student, viewer, locale, timeZone } = scene;
  const when = (atMs: number): string => moment(atMs, now, locale, timeZone);
  return html`<flywheel-conflict-view
    .mine=${{ name: msg('You'), when: when(item.createdAt) }}
    .theirs=${{ name: authorWord(current, viewer.id), when: when(Date.parse(current.updatedAt)) }}
    .fields=${conflictFields(merge.conflicts, { plan, studentName: student.name, people: student.people })}
    @flywheel-conflict-resolved=${(event: ConflictResolvedEvent) => resolve(event.value)}
  ></flywheel-conflict-view>`;
}
