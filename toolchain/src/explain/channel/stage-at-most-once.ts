import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const stageAtMostOnce: Explanation = {
  rule: 'STAGE_AT_MOST_ONCE',
  why: 'A workflow is as reliable as its weakest step. A message of an `at-most-once` step may be lost without a trace, and then the steps after it never happen; no timeout tells, since nobody waits for an event. The rule looks at channels with a `stage` or `final`, and only where another of them promises more. Requests and replies are left out: their loss is noticed.',
  fix: 'Deliver every step `at-least-once`. Where a lost workflow does no harm, let all its steps be at-most-once, or leave the `stage` out.',
  keys: ['channel.delivery', 'channel.stage', 'channel.final'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    stage: Counted',
      '    delivery: ⟪at-most-once⟫',
      '  shelf.published:',
      '    address: shop/shelf/published',
      '    messages: [item.v1]',
      '    stage: Published',
      '    final: true',
    ),
    'agents/warehouse.agent.yaml': lines(
      'agent: warehouse',
      'receives:',
      '  shelf.published: {}',
      'sends:',
      '  shelf.changed: {}',
    ),
    'agents/website.agent.yaml': lines(
      'agent: website',
      'receives:',
      '  shelf.changed: {}',
      'sends:',
      '  shelf.published: {}',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    stage: Counted',
      '  shelf.published:',
      '    address: shop/shelf/published',
      '    messages: [item.v1]',
      '    stage: Published',
      '    final: true',
    ),
    'agents/warehouse.agent.yaml': lines(
      'agent: warehouse',
      'receives:',
      '  shelf.published: {}',
      'sends:',
      '  shelf.changed: {}',
    ),
    'agents/website.agent.yaml': lines(
      'agent: website',
      'receives:',
      '  shelf.changed: {}',
      'sends:',
      '  shelf.published: {}',
    ),
  },
};
