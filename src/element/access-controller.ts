/** Who is looking, for the widget that holds it. Until anybody answers, nothing is known: `loading`. */
import { accessContext, type Access, type AccessSnapshot } from './contexts.js';
import { WatchController, type Host } from './port-controller.js';

const unknown: AccessSnapshot = {
  status: 'loading',
  session: undefined,
  capabilities: [],
  studentId: undefined,
  locale: 'en',
  timeZone: 'UTC',
  offline: false,
  failure: undefined,
  advice: undefined,
};

export class AccessController extends WatchController<AccessSnapshot, Access> {
  constructor(host: Host) {
    super(host, accessContext);
  }

  get snapshot(): AccessSnapshot {
    return this.current ?? unknown;
  }
}
