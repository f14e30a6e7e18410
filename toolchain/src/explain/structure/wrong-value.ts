import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const wrongValue: Explanation = {
  rule: 'VALUE_ILLEGAL',
  why: 'The key takes one of a few words, or a number within limits, and this is none of them. The value is not used and the default is in force: a channel that should be `exactly-once` would be `at-least-once`, and a message would be handled twice one day.',
  fix: 'Take one of the values that the message lists; the hint names the nearest.',
  keys: [
    'agent.escalation',
    'channel.delivery',
    'channel.share',
    'channel.priority',
    'channel.overflow',
    'channel.stability',
    'channel.durable.journal',
    'channel.orderBy',
    'channel.deprecated',
    'channel.hops',
    'channel.rate',
    'config.brokers',
    'config.prefix',
    'config.tenant',
  ],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    delivery: ⟪at-most-onec⟫',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    delivery: at-most-once',
    ),
  },
};
