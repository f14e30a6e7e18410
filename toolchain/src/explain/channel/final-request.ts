import { requestWith } from '../changes.ts';
import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const finalRequest: Explanation = {
  rule: 'FINAL_REQUEST',
  why: 'A message on a `final` channel completes its workflow. On a request channel that is the question, not the answer: `workflow()` says completed while the responder is still at work, and stays so when it fails.',
  fix: 'Set `final` on the reply channel, or on the event that tells of the end.',
  keys: ['channel.final', 'channel.reply'],
  bad: requestWith('stage: Order', 'final: ⟪true⟫'),
  good: {
    'channels/shop.channel.yaml': lines(
      'channels:',
      '  order.request:',
      '    address: shop/{region}/order',
      '    parameters: { region: { enum: [eu, us] } }',
      '    messages: [order.v1]',
      '    reply: { channel: order.result, timeout: 5s }',
      '    stage: Order',
      '  order.result:',
      '    messages: [answer.v1]',
      '    stage: Ordered',
      '    final: true',
    ),
  },
};
