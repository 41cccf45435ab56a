/**
 * A draft's way into the outbox and back, so that its words are always in exactly one of the two and no copy of them in another tab or an earlier
 * visit comes back after they were sent. It knows drafts and forms; of the outbox only when it has taken them.
 */
import { newId } from '../base/ids.js';
import type { DraftPlace, DraftValue } from '../domain/draft.js';
import { endingEqual, type DraftRecord, type WordsRecord } from './draft-record.js';
import { placeKey, type Decide } from './draft-table.js';
import type { Drafts } from './drafts.js';
import type { DraftDesk } from './open-draft.js';
import { sameJson } from './plain-json.js';
import { troubleOf } from './storage-error.js';

export interface Handover {
  readonly person: string;
  readonly place: string;
  /** The tab's own record as it is to be afterwards; once settled, as it is. */
  own: DraftRecord;
  /** To be settled in the transaction that writes the row. */
  readonly decide: Decide;
}
type DraftOfRow = { readonly place: DraftPlace; readonly value: DraftValue };

export class DraftHandover {
  readonly #desk: DraftDesk;
  readonly #drafts: Drafts;

  constructor(desk: DraftDesk, drafts: Drafts) {
    this.#desk = desk;
    this.#drafts = drafts;
  }

  /** The words are being sent. */
  begin(person: string, draft: DraftOfRow): Handover {
    const place = placeKey(person, draft.place);
    const at = this.#desk.stamp();
    const own = this.#drafts.at(place)?.hold(at, draft.value) ?? this.#own(person, at, null);
    const decide: Decide = (found) => {
      const ending = (handover.own = endingEqual(own, found, draft.value));
      const typedSince = found.find(({ tab, savedAt }) => tab === own.tab && savedAt > at);
      return [typedSince ? { ...typedSince, over: { ...typedSince.over, ...ending.over } } : ending];
    };
    const handover: Handover = { person, place, own, decide };
    return handover;
  }

  /** They are in the outbox; `kept` on the device, else in memory. */
  end({ place, own }: Handover, kept: boolean): void {
    this.#drafts.at(place)?.sent(own, kept);
    if (!kept) return;
    this.#desk.table.journal.mark(place, undefined);
    this.#desk.table.journal.clear(place, ({ tab, savedAt }) => savedAt <= (tab === own.tab ? own.savedAt : (own.over[tab] ?? 0)));
    this.#desk.changed(place);
  }

  /** They were sent from memory: what still lies on the device of them is over. */
  async forget({ person, place, own, decide }: Handover): Promise<void> {
    try {
      if (person) await this.#desk.table.settle(this.#desk.table.leases.of(person), place, decide);
    } catch (error) {
      if (troubleOf(error) !== 'purged') this.#desk.table.journal.append(place, own);
    }
  }

  /** The words are coming back. What the form holds by then is on the device first, as far as it can be. */
  async beginBack(person: string, draft: DraftOfRow): Promise<Handover> {
    const place = placeKey(person, draft.place);
    await this.#drafts.at(place)?.save();
    const own = this.#own(person, this.#desk.stamp(), draft.value);
    const aside = newId();
    const decide: Decide = (found) => {
      const mine = found.find(({ tab, value }) => tab === own.tab && value && !sameJson(value, own.value));
      return mine ? [own, { ...mine, tab: aside, over: {} }] : [own];
    };
    return { person, place, own, decide };
  }

  /** The row is gone and, where `kept`, the words are on the device as the draft again. */
  async endBack({ person, place, own, decide }: Handover, kept: boolean): Promise<void> {
    const form = this.#drafts.at(place);
    if (kept) {
      form?.cameBack(own as WordsRecord);
      this.#desk.changed(place);
    } else if (form) {
      form.goOn(own.value!);
    } else {
      await this.forget({ person, place, own, decide });
    }
  }

  #own(person: string, savedAt: number, value: DraftValue | null): DraftRecord {
    const epoch = person ? this.#desk.table.leases.of(person).epoch : 0;
    return { tab: this.#desk.tab, epoch, savedAt, value, over: {} };
  }
}
