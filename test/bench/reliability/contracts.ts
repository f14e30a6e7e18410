import { agent, bundle, channel, receive, send } from '../../runtime/support/contracts.ts';

const durable = { journal: 'fsync', records: 1_000_000, bytes: 200 * 1024 ** 2 } as const;
const settings = { durable, ttlMs: 3_600_000 };

/** A shop whose orders must not get lost, a stock that books them. */
export const contracts = bundle(
  [
    channel('order', settings),
    channel('order-once', { ...settings, delivery: 'exactly-once', windowMs: 3_600_000 }),
    channel('booked', settings),
  ],
  [
    agent('shop', {
      sends: { order: send(), 'order-once': send() },
      receives: { booked: receive(['booked'], { concurrency: 64 }) },
    }),
    agent('stock', {
      sends: { booked: send() },
      receives: {
        order: receive(['order'], { concurrency: 64 }),
        'order-once': receive(['order-once'], { concurrency: 64, timeoutMs: 30_000 }),
      },
    }),
  ],
);

/** Makes the envelope about 600 bytes long. */
export const ballast = 'x'.repeat(260);
