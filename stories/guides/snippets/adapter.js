import { CallFailure } from 'flywheel-widgets';

/** `yours`: what your own system already can do. */
export const adapterOver =
  (yours) =>
  async (operation, { params, query, body, idempotencyKey }) => {
    switch (operation.id) {
      case 'discovery.read':
        return { contract: '1.0', name: 'Our school', capabilities: ['check-ins'] };
      case 'session.read':
        return yours.whoIsLooking();
      case 'check-ins.list':
        return { items: await yours.entriesOf(params.student, query), next: null };
      case 'check-ins.create':
        // The same key again is the same record: after a lost answer the request comes once more.
        return yours.saveOnce(idempotencyKey, params.student, body);
      default:
        throw new CallFailure('problem', operation.id, { type: 'not-found' });
    }
  };
