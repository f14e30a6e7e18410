import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const retainWithOne: Explanation = {
  rule: 'RETAIN_WITH_ONE',
  why: 'The broker gives a retained message to everybody who subscribes, again at every new subscription: after a restart, a lost connection, a change of the front. With `share: one` that looks like new work, and the same message is handled once more each time.',
  fix: 'A retained message is a state that every instance wants to know: use `share: every`. If it is work that one instance does, take `retain` away; `durable` keeps such messages for receivers that are away.',
  keys: ['channel.retain', 'channel.share'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    retain: ⟪true⟫',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    retain: true',
      '    share: every',
    ),
  },
};
