import type { ExampleFiles } from './explanation.ts';

/** A text of several lines. */
export function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

/** The workspace in which the examples of all rules stand; nothing is found in it. A request and an event of a shop. */
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
  'messages/item.v1.schema.json':
    '{ "type": "object", "required": ["sku"], "properties": { "sku": { "type": "string" }, "left": { "type": "integer" } } }',
  'channels/shelf.channel.yaml': lines(
    'channels:',
    '  shelf.changed:',
    '    address: shop/shelf/changed',
    '    messages: [item.v1]',
  ),
  'agents/warehouse.agent.yaml': lines('agent: warehouse', 'sends:', '  shelf.changed: {}'),
  'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.changed: {}'),
};
