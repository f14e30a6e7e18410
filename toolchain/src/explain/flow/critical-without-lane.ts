import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const shelf = (share: string): string =>
  lines(
    'channels:',
    '  shelf.changed:',
    '    address: shop/shelf/changed',
    '    messages: [item.v1]',
    '    share: every',
    '  shelf.burning:',
    '    address: shop/shelf/burning',
    '    messages: [item.v1]',
    '    priority: critical',
    `    share: ${share}`,
  );
const warehouse = lines('agent: warehouse', 'sends:', '  shelf.changed: {}', '  shelf.burning: {}');

export const criticalWithoutLane: Explanation = {
  rule: 'CRITICAL_WITHOUT_LANE',
  why: 'A critical channel has a connection of its own, so that its messages never wait behind others: that is what `share: one` gets. Channels with `share: every` or `share: broker` are subscribed by each instance over one connection for all of them, whatever their priority. This agent receives a critical one and another one that way: behind a flood of the other a critical message waits on the wire.',
  fix: 'Use `share: one` for the critical channel, where one instance may act for all. Or let every instance receive nothing but critical channels. A single message cannot be made critical: a send with `priority: critical` on another channel is refused (`invalid_argument`).',
  keys: ['channel.priority', 'channel.share', 'agent.receives'],
  bad: {
    'channels/shelf.channel.yaml': shelf('every'),
    'agents/warehouse.agent.yaml': warehouse,
    'agents/website.agent.yaml': lines(
      'agent: website',
      'receives:',
      '  shelf.changed: {}',
      '  ⟪shelf.burning⟫: {}',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': shelf('one'),
    'agents/warehouse.agent.yaml': warehouse,
    'agents/website.agent.yaml': lines(
      'agent: website',
      'receives:',
      '  shelf.changed: {}',
      '  shelf.burning: {}',
    ),
  },
};
