import { lines } from './example.ts';
import type { ExampleFiles } from './explanation.ts';

/** The event of the example workspace, with more keys. */
export function shelfWith(...keys: readonly string[]): ExampleFiles {
  return {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      ...keys.map((key) => `    ${key}`),
    ),
  };
}

/** The request of the example workspace, with more keys; `reply` is one that may be given anew. */
export function requestWith(...keys: readonly string[]): ExampleFiles {
  const reply = keys.some((key) => key.startsWith('reply:'))
    ? []
    : ['reply: { channel: order.result, timeout: 5s }'];
  return {
    'channels/shop.channel.yaml': lines(
      'channels:',
      '  order.request:',
      '    address: shop/{region}/order',
      '    parameters: { region: { enum: [eu, us] } }',
      '    messages: [order.v1]',
      ...[...reply, ...keys].map((key) => `    ${key}`),
      '  order.result:',
      '    messages: [answer.v1]',
    ),
  };
}

/** The requester of the example workspace, with options of its send. */
export function shopSends(options: string): ExampleFiles {
  return { 'agents/shop.agent.yaml': lines('agent: shop', 'sends:', `  order.request: ${options}`) };
}

/** The responder of the example workspace, with more keys. */
export function stockWith(...keys: readonly string[]): ExampleFiles {
  return {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request: { timeout: 1s }',
      ...keys,
    ),
  };
}
