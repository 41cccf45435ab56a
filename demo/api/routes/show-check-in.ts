/** A stored entry as one viewer may see it: names as far as they may know them, the note with a translation into their language. */
import type { CheckIn } from '../../../src/contract/check-in.js';
import type { CheckInRow } from '../queries/check-ins.js';
import { noteFor } from '../rules/translation.js';
import { may, visibleName, type Named, type Tie, type Viewer } from '../rules/voices.js';

export function showCheckIn(viewer: Viewer, tie: Tie, row: CheckInRow): CheckIn {
  const { author, note, language, translations, help, acknowledgements, ...same } = row;
  const nameOf = (person: Named) => visibleName(viewer, tie.household, person);
  const talked = help && acknowledgements.find(({ kind, id }) => kind === 'talked' && id === help.id);
  return {
    ...same,
    author: { id: author.id, name: nameOf(author), role: author.role },
    note: note === null ? null : noteFor(viewer.locale, note, language, translations),
    goalPoint: may(tie, 'see-goals') ? row.goalPoint : null,
    help: help && { personId: help.id, name: nameOf(help), answeredAt: talked?.at ?? null },
    acknowledgements: acknowledgements.map((said) => ({ kind: said.kind, personId: said.id, name: nameOf(said), at: said.at })),
  };
}
