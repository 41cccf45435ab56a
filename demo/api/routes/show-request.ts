/** A request for a time as one viewer may see it: who asked only where they may know the name, and nothing that is the host's alone. */
import type { ConferenceRequest } from '../../../src/contract/conference-request.js';
import type { RequestRow } from '../queries/conference-requests.js';
import { isStaff } from '../rules/booking-rights.js';
import { visibleName, type Tie, type Viewer } from '../rules/voices.js';

/** @param mayAct whether they may answer it at all; whose turn it is is in the request. */
export function showRequest(viewer: Viewer, tie: Pick<Tie, 'household'>, row: RequestRow, mayAct: boolean): ConferenceRequest {
  const { household: _, interpreter: __, access: ___, language: ____, requestedBy, ...request } = row;
  const isTheirTurn = row.state === (isStaff(viewer) ? 'requested' : 'countered');
  return { ...request, requestedBy: { id: requestedBy.id, name: visibleName(viewer, tie.household, requestedBy) }, mayAnswer: mayAct && isTheirTurn };
}
