import { agent, bundle, channel, receive, send } from '../runtime/support/contracts.ts';

/** What the processes of the exactly-once tests agree on. */
export const bookingContracts = bundle(
  [
    channel('order', { delivery: 'exactly-once', windowMs: 3_600_000, ttlMs: 600_000 }),
    channel('booked', { ttlMs: 600_000 }),
  ],
  [
    agent('shop', { sends: { order: send() } }),
    agent('desk', {
      receives: { order: receive(['order'], { concurrency: 16, timeoutMs: 10_000 }) },
      sends: { booked: send() },
    }),
    agent('ledger', { receives: { booked: receive(['booked'], { concurrency: 64 }) } }),
  ],
);
