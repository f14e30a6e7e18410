import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const hedgeNotIdempotent: Explanation = {
  rule: 'HEDGE_NOT_IDEMPOTENT',
  why: 'A hedged request is sent a second time when the first answer is slow, and both may be handled. Without `idempotent: true` nobody has said that handling it twice does no harm: an order may be placed twice, a payment made twice.',
  fix: 'If a second handling changes nothing, say so on the channel: `idempotent: true`. Otherwise take `hedge` away; a shorter `timeout` and a `backup` help against slow answers too.',
  keys: ['agent.sends.hedge', 'channel.idempotent'],
  bad: { 'agents/shop.agent.yaml': lines('agent: shop', 'sends:', '  order.request: { hedge: ⟪true⟫ }') },
  good: {
    'agents/shop.agent.yaml': lines('agent: shop', 'sends:', '  order.request: { hedge: true }'),
    'channels/shop.channel.yaml': lines(
      'channels:',
      '  order.request:',
      '    address: shop/{region}/order',
      '    parameters: { region: { enum: [eu, us] } }',
      '    messages: [order.v1]',
      '    idempotent: true',
      '    reply: { channel: order.result, timeout: 5s }',
      '  order.result:',
      '    messages: [answer.v1]',
    ),
  },
};
