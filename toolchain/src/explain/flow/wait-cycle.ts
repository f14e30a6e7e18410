import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const waitCycle: Explanation = {
  rule: 'WAIT_CYCLE',
  why: 'Each of these agents asks the next one, and the last asks the first. If they ask while they handle a request, each waits for an answer that the other gives only when its own request is answered: with `concurrency: 1` they stand still until the timeouts fire, and under load they do so with more handlers too.',
  fix: 'Send the data along with the request so that nobody has to ask back, or make one of the steps an event that nobody waits for. If the agents never ask while they answer, the circle is harmless: say so with a suppression.',
  keys: ['channel.reply', 'agent.sends', 'agent.receives', 'agent.receives.concurrency'],
  bad: {
    'agents/shop.agent.yaml': lines(
      'agent: shop',
      'receives:',
      '  price.request: { timeout: 1s }',
      'sends:',
      '  ⟪order.request⟫: {}',
    ),
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request: { timeout: 1s }',
      'sends:',
      '  price.request: {}',
    ),
    'channels/price.channel.yaml': lines(
      'channels:',
      '  price.request:',
      '    address: shop/price',
      '    messages: [item.v1]',
      '    reply: { channel: price.result, timeout: 5s }',
      '  price.result:',
      '    messages: [answer.v1]',
    ),
  },
  good: {
    'agents/prices.agent.yaml': lines('agent: prices', 'receives:', '  price.request: { timeout: 1s }'),
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request: { timeout: 1s }',
      'sends:',
      '  price.request: {}',
    ),
    'channels/price.channel.yaml': lines(
      'channels:',
      '  price.request:',
      '    address: shop/price',
      '    messages: [item.v1]',
      '    reply: { channel: price.result, timeout: 5s }',
      '  price.result:',
      '    messages: [answer.v1]',
    ),
  },
};
