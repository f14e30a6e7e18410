import type { CheckCase } from './check-case.ts';
import { badExample } from './bad-example.ts';

/** What is said of the promises of channels, in full: the bad examples of their explanations. */
export const deliveryCases: readonly CheckCase[] = [
  {
    about: 'the bad example of BATCH_LINGER_BEYOND_TTL',
    files: badExample('BATCH_LINGER_BEYOND_TTL'),
    findings: [
      'channels/shelf.channel.yaml:6:22 BATCH_LINGER_BEYOND_TTL a message may wait 2s for others, but expires after 1s',
    ],
  },
  {
    about: 'the bad example of BATCH_OF_ONE',
    files: badExample('BATCH_OF_ONE'),
    findings: [
      'channels/shelf.channel.yaml:5:24 BATCH_OF_ONE a batch of one message saves nothing (leave batch out, or allow more messages)',
    ],
  },
  {
    about: 'the bad example of BATCH_WITH_RETAIN',
    files: badExample('BATCH_WITH_RETAIN'),
    findings: [
      'channels/shelf.channel.yaml:8:12 BATCH_WITH_RETAIN the broker retains the last packet, which is a batch and not the last message (leave batch out)',
    ],
  },
  {
    about: 'the bad example of DEPRECATION_DATES',
    files: badExample('DEPRECATION_DATES'),
    findings: [
      'channels/shelf.channel.yaml:5:46 DEPRECATION_DATES the sunset lies before 2026-06-01, since when the channel is deprecated',
    ],
  },
  {
    about: 'the bad example of CHANNEL_DESCRIPTION_MISSING',
    files: badExample('CHANNEL_DESCRIPTION_MISSING'),
    findings: [
      'channels/shelf.channel.yaml:2:3 CHANNEL_DESCRIPTION_MISSING "shelf.changed" has no description (say in a sentence what it is for)',
    ],
  },
  {
    about: 'the bad example of DURABLE_BYTES_BELOW_MESSAGE',
    files: badExample('DURABLE_BYTES_BELOW_MESSAGE'),
    findings: [
      'channels/shelf.channel.yaml:6:23 DURABLE_BYTES_BELOW_MESSAGE the journal keeps 64KB, but one message may have 256KB: such a send is always rejected (raise bytes, or lower maxBytes)',
    ],
  },
  {
    about: 'the bad example of EXACTLY_ONCE_BROKER',
    files: badExample('EXACTLY_ONCE_BROKER'),
    findings: [
      'channels/shelf.channel.yaml:6:12 EXACTLY_ONCE_BROKER the broker may give a second copy to another instance, which does not know the first (use share: one)',
    ],
  },
  {
    about: 'the bad example of EXAMPLE_BEYOND_MAX_BYTES',
    files: badExample('EXAMPLE_BEYOND_MAX_BYTES'),
    findings: [
      'channels/shelf.channel.yaml:5:15 EXAMPLE_BEYOND_MAX_BYTES an example of "item.v1" makes a message of at least 802 bytes, but maxBytes allows 512; the example messages/item.v1.schema.json:1:88',
    ],
  },
  {
    about: 'the bad example of FINAL_REQUEST',
    files: badExample('FINAL_REQUEST'),
    findings: [
      'channels/shop.channel.yaml:8:12 FINAL_REQUEST the workflow is completed when the request is sent, whatever the reply says (set final on "order.result")',
    ],
  },
  {
    about: 'the bad example of FINAL_WITHOUT_STAGE',
    files: badExample('FINAL_WITHOUT_STAGE'),
    findings: [
      'channels/shelf.channel.yaml:5:12 FINAL_WITHOUT_STAGE this ends workflows, but no channel has a stage: workflow() knows the end only (name the steps, for example stage: Analysis)',
    ],
  },
  {
    about: 'the bad example of CHANNEL_LIMIT_ZERO',
    files: badExample('CHANNEL_LIMIT_ZERO'),
    findings: [
      'channels/shelf.channel.yaml:5:10 CHANNEL_LIMIT_ZERO ttl is nothing, so no message gets through',
    ],
  },
  {
    about: 'the bad example of MAX_BYTES_BEYOND_PACKET',
    files: badExample('MAX_BYTES_BEYOND_PACKET'),
    findings: [
      'channels/shelf.channel.yaml:5:15 MAX_BYTES_BEYOND_PACKET 1GB is more than an MQTT packet can hold (256MB)',
    ],
  },
  {
    about: 'the bad example of MAX_BYTES_TOO_SMALL',
    files: badExample('MAX_BYTES_TOO_SMALL'),
    findings: [
      'channels/shelf.channel.yaml:5:15 MAX_BYTES_TOO_SMALL the envelope of "item.v1" alone has at least 276 bytes, more than maxBytes allows: each send fails with too_large (maxBytes is the whole message, not only its data)',
    ],
  },
  {
    about: 'the bad example of ORDER_BY_BROKER',
    files: badExample('ORDER_BY_BROKER'),
    findings: [
      'channels/shelf.channel.yaml:6:12 ORDER_BY_BROKER the broker spreads messages over the instances without regard to /sku, so no order is kept (use share: one, or leave orderBy out)',
    ],
  },
  {
    about: 'the bad example of RATE_BURST_BELOW_BATCH',
    files: badExample('RATE_BURST_BELOW_BATCH'),
    findings: [
      'channels/shelf.channel.yaml:6:24 RATE_BURST_BELOW_BATCH a batch holds up to 64 messages, but only 20 may go at once',
    ],
  },
  {
    about: 'the bad example of RATE_BURST_BELOW_ONE',
    files: badExample('RATE_BURST_BELOW_ONE'),
    findings: [
      'channels/shelf.channel.yaml:5:24 RATE_BURST_BELOW_ONE at most 0.1 messages may go at once, so none ever goes (burst is perSecond where it is not written; add burst: 1)',
    ],
  },
  {
    about: 'the bad example of REPLY_HOPS_BELOW_REQUEST',
    files: badExample('REPLY_HOPS_BELOW_REQUEST'),
    findings: [
      'channels/shop.channel.yaml:10:11 REPLY_HOPS_BELOW_REQUEST a reply has one hop more than its request: "order.request" may come with 8, but "order.result" allows 4 (set hops: 9 on "order.result", or hops: 3 on "order.request"); the request channels/shop.channel.yaml:2:3',
    ],
  },
  {
    about: 'the bad example of REPLY_IS_REQUEST',
    files: badExample('REPLY_IS_REQUEST'),
    findings: [
      'channels/shop.channel.yaml:6:23 REPLY_IS_REQUEST "order.result" has a reply of its own, but nobody answers a reply; which makes it a request channels/shop.channel.yaml:9:5',
    ],
  },
  {
    about: 'the bad example of REPLY_LESS_STABLE',
    files: badExample('REPLY_LESS_STABLE'),
    findings: [
      'channels/shop.channel.yaml:6:23 REPLY_LESS_STABLE "order.request" is stable, but its reply "order.result" is draft and may still change (a channel that says nothing is stable: settle the reply, or write stability: draft here too); draft here channels/shop.channel.yaml:9:16',
    ],
  },
  {
    about: 'the bad example of REQUEST_EVERY',
    files: badExample('REQUEST_EVERY'),
    findings: [
      'channels/shop.channel.yaml:7:12 REQUEST_EVERY every instance of the responder handles and answers the request; the requester takes one reply (use share: one)',
    ],
  },
  {
    about: 'the bad example of RETAIN_DEFAULT_TTL',
    files: badExample('RETAIN_DEFAULT_TTL'),
    findings: [
      'channels/shelf.channel.yaml:6:13 RETAIN_DEFAULT_TTL the broker forgets a retained message after 24h, the default of ttl (say how long the value is of use, for example ttl: 7d)',
    ],
  },
  {
    about: 'the bad example of RETAIN_WITH_BROKER',
    files: badExample('RETAIN_WITH_BROKER'),
    findings: [
      'channels/shelf.channel.yaml:7:13 RETAIN_WITH_BROKER with share: broker nobody gets what the broker retains: shared subscriptions never do (use share: every)',
    ],
  },
  {
    about: 'the bad example of STAGE_AT_MOST_ONCE',
    files: badExample('STAGE_AT_MOST_ONCE'),
    findings: [
      'channels/shelf.channel.yaml:6:15 STAGE_AT_MOST_ONCE the step "Counted" may be lost, and its workflow then stands still without a word (use at-least-once); the step "Published" is delivered reliably channels/shelf.channel.yaml:7:3',
    ],
  },
  {
    about: 'the bad example of STAGE_WITHOUT_FINAL',
    files: badExample('STAGE_WITHOUT_FINAL'),
    findings: [
      'channels/shelf.channel.yaml:5:12 STAGE_WITHOUT_FINAL no channel is final, so workflow() never sees a workflow completed (set final: true on the channel of the last step)',
    ],
  },
  {
    about: 'the bad example of STATE_MISSING',
    files: badExample('STATE_MISSING'),
    findings: [
      'parley.config.yaml:1:8 STATE_MISSING without a state folder the agents that name "shelf.changed" refuse to start (leave state out, or name a folder); durable channels/shelf.channel.yaml:6:14',
    ],
  },
  {
    about: 'the bad example of CHANNEL_SUCCESSOR_DEPRECATED',
    files: badExample('CHANNEL_SUCCESSOR_DEPRECATED'),
    findings: [
      'channels/shelf.channel.yaml:5:24 CHANNEL_SUCCESSOR_DEPRECATED "shelf.moved" is deprecated too (that one says to use "shelf.counted"); deprecated here channels/shelf.channel.yaml:9:5',
    ],
  },
  {
    about: 'the bad example of WINDOW_BELOW_TTL',
    files: badExample('WINDOW_BELOW_TTL'),
    findings: [
      'channels/shelf.channel.yaml:7:13 WINDOW_BELOW_TTL messages are of use for 2d, but their ids are remembered for 1h: later they become dead letters (too_old) (set window: 2d, or a shorter ttl)',
    ],
  },
  {
    about: 'the bad example of CHANNEL_WITHOUT_ADDRESS',
    files: badExample('CHANNEL_WITHOUT_ADDRESS'),
    findings: [
      'channels/shop.channel.yaml:9:5 CHANNEL_WITHOUT_ADDRESS share has no effect on a channel without an address: its messages go to inboxes',
    ],
  },
  {
    about: 'the bad example of TTL_BEYOND_SESSION',
    files: badExample('TTL_BEYOND_SESSION'),
    findings: [
      'channels/shelf.channel.yaml:5:10 TTL_BEYOND_SESSION messages are of use for 7d, but a receiver that is away for more than 1h never gets them (make the channel durable, or start its receivers with a longer sessionExpirySeconds)',
    ],
  },
  {
    about: 'the bad example of ORDER_BY_NOT_SCALAR',
    files: badExample('ORDER_BY_NOT_SCALAR'),
    findings: [
      'channels/shelf.channel.yaml:5:14 ORDER_BY_NOT_SCALAR /place of "item.v1" is no text, number or truth value, so its messages have no key and no order; what it is messages/item.v1.schema.json:1:115',
    ],
  },
];
