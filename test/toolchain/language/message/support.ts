import { type MessageText, readMessage } from '#toolchain/language/message/message-text.ts';
import type { Snapshot } from '#toolchain/language/snapshot.ts';
import { marked } from '../support/marked.ts';

/** A shop whose quote request has a shared part, and a channel with two messages. */
const files = {
  'messages/shop.quote-request.v1.schema.json': `{
  "type": "object",
  "description": "Asks what something costs.",
  "properties": {
    "item": { "enum": ["tea", "cake"], "description": "What is wanted." },
    "quantity": { "type": "integer", "minimum": 1 },
    "customer": { "$ref": "shared/customer.schema.json" }
  },
  "required": ["item"],
  "additionalProperties": false
}`,
  'messages/shared/customer.schema.json': `{
  "type": "object",
  "properties": { "name": { "type": "string" }, "vip": { "type": "boolean" } }
}`,
  'messages/shop.quote.v1.schema.json': '{ "type": "object" }',
  'messages/shop.order.v1.schema.json': '{ "type": "object" }',
  'messages/shop.return.v1.schema.json': '{ "type": "object" }',
  'channels/shop.channel.yaml': `channels:
  quote.request:
    description: Asks for a price.
    address: shop/{region}/quote
    parameters: { region: { enum: [eu, us] } }
    messages: [shop.quote-request.v1]
    reply: { channel: quote.reply }
  quote.reply:
    messages: [shop.quote.v1]
  order.moved:
    address: shop/order
    messages: [shop.order.v1, shop.return.v1]
`,
};

export interface MarkedMessage {
  readonly snapshot: Snapshot;
  readonly message: MessageText;
  readonly offset: number;
}

/** A message in which `‸` marks the cursor. */
export function markedMessage(text: string): MarkedMessage {
  const offset = text.indexOf('‸');
  const message = readMessage(text.replace('‸', ''));
  return { snapshot: marked(files).snapshot, message, offset: Math.max(0, offset) };
}

export const quote = `---
channel: quote.request
type: shop.quote-request.v1
parameters:
  region: eu
---
{ "item": "tea" }
`;
