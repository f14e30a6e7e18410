import type { ExampleFiles } from './explanation.ts';

/** A text of several lines. */
export function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

/** The workspace in which the examples of all rules stand; nothing is found in it. */
export const exampleWorkspace: ExampleFiles = {
  'messages/order.v1.schema.json':
    '{ "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } } }',
  'messages/answer.v1.schema.json': '{ "type": "object" }',
  'channels/shop.channel.yaml': lines(
    'channels:',
    '  order.request:',
    '    address: shop/{region}/order',
    '    parameters: { region: { enum: [eu, us] } }',
    '    messages: [order.v1]',
    '    reply: { channel: order.result, timeout: 5s }',
    '  order.result:',
    '    messages: [answer.v1]',
  ),
  'agents/shop.agent.yaml': lines('agent: shop', 'sends:', '  order.request: {}'),
  'agents/stock.agent.yaml': lines('agent: stock', 'receives:', '  order.request: { timeout: 1s }'),
};
