import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const retryBeyondReplyTimeout: Explanation = {
  rule: 'RETRY_BEYOND_REPLY_TIMEOUT',
  why: 'If the first tries of a handler fail, the last one may begin when the requester has given up already. Its work is done for nobody, and if it has effects, they happen although the requester was told that the request failed.',
  fix: 'Make `attempts` x `timeout` plus the waits between them at most as long as the `timeout` of the reply: fewer attempts, a shorter timeout, a smaller `backoff`; or let the requester wait longer. The waits count with their largest value.',
  keys: [
    'agent.receives.retry.attempts',
    'agent.receives.retry.backoff',
    'agent.receives.timeout',
    'channel.reply.timeout',
  ],
  bad: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request:',
      '    timeout: 2s',
      '    retry: ⟪{ attempts: 3, backoff: 1s..2s }⟫',
    ),
  },
  good: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request:',
      '    timeout: 1s',
      '    retry: { attempts: 3, backoff: 200ms..1s }',
    ),
  },
};
