import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const valueNotJson: Explanation = {
  rule: 'VALUE_NOT_JSON',
  why: 'A contract is read as JSON, and its bundle and hash are JSON. YAML has values that JSON cannot hold: `.nan`, `.inf`, and so on. Such a value would become `null` on its way and mean something else.',
  fix: 'Use a number, or leave the key out where you mean that there is no limit. If you mean the word, put it into quotes.',
  keys: [],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    rate: { perSecond: ⟪.inf⟫ }',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
    ),
  },
};
