import { agent, bundle, channel, receive, send } from '../runtime/support/contracts.ts';

const patient = { concurrency: 4, timeoutMs: 600_000 };

/** A worker whose handlers have all the time that they want. */
export const stuckContracts = bundle(
  [channel('own', { ttlMs: 600_000 }), channel('other', { ttlMs: 600_000 })],
  [
    agent('boss', { sends: { own: send(), other: send() } }),
    agent('worker', { receives: { own: receive(['own'], patient), other: receive(['other'], patient) } }),
  ],
);
