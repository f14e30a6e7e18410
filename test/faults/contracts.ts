import { agent, bundle, channel, receive, send } from '../runtime/support/contracts.ts';

/** What the processes of the crash tests agree on. */
export const contracts = bundle(
  [channel('work', { address: 'faults/work' })],
  [
    agent('worker', { receives: { work: receive(['work'], { concurrency: 16, timeoutMs: 10_000 }) } }),
    agent('boss', { sends: { work: send() } }),
  ],
);
