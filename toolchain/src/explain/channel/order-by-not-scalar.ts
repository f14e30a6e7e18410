import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

const message = {
  'messages/item.v1.schema.json':
    '{ "type": "object", "required": ["sku", "place"], "properties": { "sku": { "type": "string" }, "place": { "type": "object" } } }\n',
};

export const orderByNotScalar: Explanation = {
  rule: 'ORDER_BY_NOT_SCALAR',
  why: 'The key of a message is the text, the number or the truth value at `orderBy`. An object, a list or `null` makes no key, and messages without a key are handled in any order: what the channel promises does not happen.',
  fix: 'Point at a member inside that tells what belongs together, for example `/place/shelf`.',
  keys: ['channel.orderBy', 'schema.type'],
  bad: { ...message, ...shelfWith('orderBy: ⟪/place⟫') },
  good: { ...message, ...shelfWith('orderBy: /sku') },
};
