import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

const message = {
  'messages/item.v1.schema.json': `${JSON.stringify({
    type: 'object',
    required: ['sku'],
    properties: { sku: { type: 'string' } },
    examples: [{ sku: 'apples-from-the-orchard-behind-the-old-mill'.repeat(12) }],
  })}\n`,
};

export const exampleBeyondMaxBytes: Explanation = {
  rule: 'EXAMPLE_BEYOND_MAX_BYTES',
  why: 'The examples of a message show what is really sent. One that is larger, with the envelope that an agent of Parley writes around it, than the channel allows fails with `too_large` when somebody sends it.',
  fix: 'Raise `maxBytes`, or limit the message: `maxLength` and `maxItems` say how large it may be.',
  keys: ['channel.maxBytes', 'schema.examples'],
  bad: { ...message, ...shelfWith('maxBytes: ⟪512B⟫') },
  good: { ...message, ...shelfWith('maxBytes: 4KB') },
};
