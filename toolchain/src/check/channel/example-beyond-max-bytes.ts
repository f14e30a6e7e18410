import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { field } from '../../model/fields.ts';
import type { Rule } from '../rule.ts';
import { bytesOf, smallestEnvelope } from './envelope-size.ts';

/** More than any envelope needs at the very least: most examples are small, and need no closer look. */
const roomForEnvelope = 2048;

export const exampleBeyondMaxBytes: Rule = {
  id: 'EXAMPLE_BEYOND_MAX_BYTES',
  severity: 'warning',
  summary: 'An example of a message is larger than a channel allows its messages to be.',
  each: 'channel',
  check: (channel, report, workspace) => {
    const { place, raw, resolved } = channel;
    const at = raw.maxBytes === undefined ? below(place, 'messages') : below(place, 'maxBytes');
    for (const type of resolved.messages) {
      const document = linksOf(workspace).messages.get(type)?.document;
      const examples = field(document?.value, 'examples');
      if (document === undefined || !Array.isArray(examples)) continue;
      if (examples.every((example) => bytesOf(example) + roomForEnvelope <= resolved.maxBytes)) continue;
      const envelope = smallestEnvelope(workspace, channel, type);
      // An envelope that is too large by itself is an error of its own.
      if (envelope === undefined || envelope >= resolved.maxBytes) continue;
      for (const [index, example] of examples.entries()) {
        const needed = envelope + bytesOf(example);
        if (needed <= resolved.maxBytes) continue;
        report({
          place: at,
          message: `an example of "${type}" makes a message of at least ${needed} bytes, but maxBytes allows ${resolved.maxBytes}`,
          related: [{ place: below({ document, pointer: '' }, 'examples', index), message: 'the example' }],
        });
        break;
      }
    }
  },
};
