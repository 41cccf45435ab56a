/** What this API speaks. */
import { CONTRACT_VERSION, type Capability } from '../../../src/contract/discovery.js';
import type { Handlers } from './handler.js';

const offered: readonly Capability[] = ['check-ins', 'events', 'drafts'];

export const discoveryRoutes = {
  'discovery.read': () => Promise.resolve({ answer: { contract: CONTRACT_VERSION, name: 'Flywheel reference API', capabilities: [...offered] } }),
} satisfies Partial<Handlers>;
