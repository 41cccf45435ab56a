/** What this API speaks. */
import type { Capability } from '../../../src/contract/capability.js';
import { CONTRACT_VERSION } from '../../../src/contract/discovery.js';
import type { Handlers } from './handler.js';

const offered: readonly Capability[] = ['check-ins', 'goals', 'conferences', 'messages', 'attachments', 'translate', 'events', 'drafts', 'sealed-drafts'];

export const discoveryRoutes = {
  'discovery.read': () => Promise.resolve({ answer: { contract: CONTRACT_VERSION, name: 'Flywheel reference API', capabilities: [...offered] } }),
} satisfies Partial<Handlers>;
