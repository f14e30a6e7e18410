import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const sensitiveUnmarked: Explanation = {
  rule: 'SENSITIVE_UNMARKED',
  why: 'The name of the member says that it holds personal data or a secret: an e-mail address, a card number, a password. Without a mark nobody who writes a log, a view or an export can tell which members to leave out.',
  fix: 'Write `x-parley-sensitive: true` beside the type, or `false` where the name misleads: then the next reader knows that somebody has thought about it. On an object it speaks for all of its members.',
  keys: ['schema.x-parley-sensitive', 'schema.properties'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": { ⟪"email"⟫: { "type": "string", "format": "email" } }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "email": { "type": "string", "format": "email", "x-parley-sensitive": true }',
      '  }',
      '}',
    ),
  },
};
