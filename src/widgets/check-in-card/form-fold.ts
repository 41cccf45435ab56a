/**
 * Whether the form stands open or is folded to a line: after "Not today", and after a check-in of today. What comes from elsewhere never takes away a
 * form that has words, or that somebody already looks at: so what is there is waited for, but only for a moment. It knows no words.
 */
import type { CheckInBody, CheckInKind } from '../../contract/check-in.js';
import { createCheckIn } from '../../contract/check-in.js';
import type { Scene } from './card-scene.js';
import type { CheckInFlow } from './check-in-flow.js';
import { isEmpty } from './check-in-form.js';
import { isWaiting } from '../../ui/sending-view.js';

/** How long the first look at what is there already may hold the form back, in milliseconds. A device that remembers answers at once. */
export const HOLD_MS = 400;

/** What is asked of somebody can be left for another day; the sheet of a day is there and asks nothing. */
export const maySkip = (kind: CheckInKind | undefined): boolean => kind === 'feelings' || kind === 'check-in';

/** `skipped` "Not today" · `sent` from here just now · `reopened` on a press. */
export type FoldWish = 'skipped' | 'sent' | 'reopened' | undefined;

/** What the line in place of the form says. `waiting`: written, and not yet at the school. */
export type Folded = 'skipped' | 'waiting' | 'done';

export class FormFold {
  #wish: FoldWish;
  /** It has been on the screen. */
  #open = false;
  #stays = false;
  #late = false;
  #stopHold: (() => void) | undefined;
  /** This person has not written here before, and that was known when the form came. */
  #first: boolean | undefined;

  constructor(readonly changed: () => void) {}

  set wish(wish: FoldWish) {
    this.#wish = wish;
    if (wish === 'sent') this.#open = this.#stays = this.#first = false;
    this.changed();
  }

  /** Another form, or the same from the start. */
  begin(): void {
    this.#stopHold?.();
    this.#stopHold = this.#wish = this.#first = undefined;
    this.#open = this.#stays = this.#late = false;
  }

  /** Too early to say: what is there already has not been read, and nobody has seen the form. */
  isHeld({ kind, list, draft, clock }: CheckInFlow): boolean {
    if (!maySkip(kind) || list.reading.status !== 'loading' || draft.snapshot.value || this.#open || this.#late || this.#wish) return false;
    this.#stopHold ??= clock.after(HOLD_MS, () => {
      this.#late = true;
      this.changed();
    });
    return true;
  }

  /** `hasFocus`: somebody is in the form. `undefined`: it is open. */
  folded(scene: Scene, flow: CheckInFlow, hasFocus: boolean): Folded | undefined {
    const folded = this.#decide(scene, flow, hasFocus);
    if (!folded) this.#open = true;
    return folded;
  }

  /** Whether to say how it goes, above the form of who has not written before; stays said while the form is open. */
  isFirst({ viewer }: Scene, { checkIns, form, list }: CheckInFlow): boolean {
    return (this.#first ??= isEmpty(form) && !!list.reading.value && !checkIns.some(({ author }) => author.id === viewer.id));
  }

  #decide({ today, viewer }: Scene, { kind, draft, checkIns, items }: CheckInFlow, hasFocus: boolean): Folded | undefined {
    if (this.#wish === 'reopened' || !maySkip(kind)) return undefined;
    if (this.#wish === 'skipped') return 'skipped';
    if (draft.snapshot.value) return undefined;
    const isToday = (body: unknown): boolean => (body as CheckInBody).on === today && (body as CheckInBody).kind === kind;
    const here = items.filter((item) => item.operationId === createCheckIn.id && isToday(item.body) && (isWaiting(item) || item.state === 'done'));
    const there = checkIns.some((checkIn) => isToday(checkIn) && checkIn.author.id === viewer.id);
    if (here.length && hasFocus && this.#wish !== 'sent') this.#stays = true;
    const folds = this.#wish === 'sent' ? here.length || there : this.#stays ? false : here.length || (there && !this.#open);
    if (!folds) return undefined;
    return there || here.some(({ state }) => state === 'done') ? 'done' : 'waiting';
  }
}
