/** A workspace, and what is found in it. */
export interface CheckCase {
  readonly about: string;
  /** Files that take the place of, or come to, those of the sound workspace. */
  readonly files: Readonly<Record<string, string>>;
  /** `file:line:column CODE message (hint); related place`. */
  readonly findings: readonly string[];
}

/** A text of several lines. */
export function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

/** A small workspace in which nothing is found. */
export const soundFiles: Readonly<Record<string, string>> = {
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
