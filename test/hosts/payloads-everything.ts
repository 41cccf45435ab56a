/** All payloads in all places, as all kinds of people see them: for `npm run soak -- --only payloads`, an engine at a time. */
import type { Engine } from '../support/any-browser.js';
import { naughty, ownPayloads } from '../support/payloads.js';
import { payloadTests } from './payloads.js';

payloadTests((process.env.ENGINE ?? 'chromium') as Engine, {
  payloads: [...ownPayloads, ...naughty],
  atLeast: 6000,
  looks: 60,
  isToured: true,
  rounds: Number(process.env.ROUNDS ?? 2),
  people: {
    'dana-brooks': 'maya',
    rivera: 'maya',
    lindqvist: 'oliver',
    okonkwo: 'jordan',
    nair: 'mateo',
    whitfield: 'maya',
    'rosa-castillo': 'valentina',
    'beth-kowalski': 'ethan',
    maya: 'maya',
  },
  unseen: [],
});
