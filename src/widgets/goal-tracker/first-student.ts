/**
 * Where nobody has chosen a student, the tracker begins with the first whose goals can be seen and who has some. They are asked for one after the other,
 * a dozen at most, and a choice once made stays. Pure; it reads nothing itself.
 */
import type { Session } from '../../contract/session.js';
import { may } from './goal-scene.js';

/** Whoever has more students than this chooses quicker than the tracker looks. */
const MOST = 12;

/** `unsaid`: it cannot be said now whether there are goals. */
export type Heard = 'asking' | 'some' | 'none' | 'unsaid';

export class FirstStudent {
  #viewer: string | undefined;
  #at = 0;
  #isFound = false;

  /** Whose goals to ask for now; `undefined` where there is nobody. */
  of(session: Session | undefined): string | undefined {
    if (session?.viewer.id !== this.#viewer) {
      this.#viewer = session?.viewer.id;
      this.#at = 0;
      this.#isFound = false;
    }
    const candidates = candidatesOf(session);
    return (candidates[this.#at] ?? candidates[0])?.id;
  }

  /** Whether it is still open whom to begin with. */
  isLooking(session: Session | undefined): boolean {
    return !this.#isFound && candidatesOf(session).length > 1;
  }

  /** What the list of that student says. `true`: another one is to be asked for. */
  hear(session: Session | undefined, heard: Heard): boolean {
    if (heard === 'asking' || !this.isLooking(session)) return false;
    const before = this.#at;
    const isNext = heard === 'none' && before + 1 < candidatesOf(session).length;
    this.#isFound = !isNext;
    this.#at = isNext ? before + 1 : heard === 'some' ? before : 0;
    return this.#at !== before;
  }
}

const candidatesOf = (session: Session | undefined) => (session?.students ?? []).filter((student) => may(student, 'see-goals')).slice(0, MOST);
