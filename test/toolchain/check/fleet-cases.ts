import type { CheckCase } from './check-case.ts';
import { badExample } from './bad-example.ts';

/** What is said of agents and of what they say to one another, in full: the bad examples of their explanations. */
export const fleetCases: readonly CheckCase[] = [
  {
    about: 'the bad example of BACKUP_CHAIN',
    files: badExample('BACKUP_CHAIN'),
    findings: [
      'agents/standby.agent.yaml:4:9 BACKUP_CHAIN callers of "stock" go to its backup "standby" and no further: nobody ever goes to "reserve"; "standby" only stands in for "stock" agents/stock.agent.yaml:4:9',
    ],
  },
  {
    about: 'the bad example of BACKUP_EXTERNAL',
    files: badExample('BACKUP_EXTERNAL'),
    findings: [
      'agents/stock.agent.yaml:4:9 BACKUP_EXTERNAL "standby" is external: a backup is asked through its inbox, which foreign clients do not have; external here agents/standby.agent.yaml:2:11',
    ],
  },
  {
    about: 'the bad example of BACKUP_NOT_ESCALATED',
    files: badExample('BACKUP_NOT_ESCALATED'),
    findings: [
      'agents/stock.agent.yaml:5:13 BACKUP_NOT_ESCALATED no step is backup, so callers never go to "standby" (add the step backup); the backup agents/stock.agent.yaml:4:9',
    ],
  },
  {
    about: 'the bad example of BACKUP_NOT_IDEMPOTENT',
    files: badExample('BACKUP_NOT_IDEMPOTENT'),
    findings: [
      'agents/stock.agent.yaml:4:9 BACKUP_NOT_IDEMPOTENT after a timeout "standby" may handle a request on "order.request" that "stock" handled as well (if that does no harm, set idempotent: true on "order.request"); the channel channels/shop.channel.yaml:2:3',
    ],
  },
  {
    about: 'the bad example of BACKUP_PARAMETERS',
    files: badExample('BACKUP_PARAMETERS'),
    findings: [
      'agents/stock.agent.yaml:4:9 BACKUP_PARAMETERS "standby" is started for one value of {region}, but "stock" serves all of them (give both the same parameters); bound here agents/standby.agent.yaml:2:13',
    ],
  },
  {
    about: 'the bad example of AGENT_DESCRIPTION_MISSING',
    files: badExample('AGENT_DESCRIPTION_MISSING'),
    findings: [
      'agents/website.agent.yaml:1:8 AGENT_DESCRIPTION_MISSING "website" has no description (say in one sentence what it does)',
    ],
  },
  {
    about: 'the bad example of ESCALATION_AFTER_MANUAL',
    files: badExample('ESCALATION_AFTER_MANUAL'),
    findings: [
      'agents/stock.agent.yaml:4:22 ESCALATION_AFTER_MANUAL retry comes after manual, but what people have in hand is not tried any more (let manual be the last step)',
    ],
  },
  {
    about: 'the bad example of ESCALATION_WITHOUT_REQUEST',
    files: badExample('ESCALATION_WITHOUT_REQUEST'),
    findings: [
      'agents/shop.agent.yaml:4:1 ESCALATION_WITHOUT_REQUEST escalation is what the callers of an agent do when it does not answer, but "shop" receives no requests (it belongs to the agent that is asked, not to the one that asks)',
    ],
  },
  {
    about: 'the bad example of FALLBACK_CIRCLE',
    files: badExample('FALLBACK_CIRCLE'),
    findings: [
      'agents/shop.agent.yaml:3:30 FALLBACK_CIRCLE fallbacks go in a circle: order.request → order.queue → order.request; the fallback of "order.queue" agents/shop.agent.yaml:4:28',
    ],
  },
  {
    about: 'the bad example of FALLBACK_MESSAGE_MISSING',
    files: badExample('FALLBACK_MESSAGE_MISSING'),
    findings: [
      'agents/shop.agent.yaml:3:30 FALLBACK_MESSAGE_MISSING "order.queue" does not carry "order.v1", which "order.request" sends; what it carries channels/queue.channel.yaml:4:15',
    ],
  },
  {
    about: 'the bad example of FALLBACK_WITHOUT_RECEIVER',
    files: badExample('FALLBACK_WITHOUT_RECEIVER'),
    findings: ['agents/shop.agent.yaml:3:30 FALLBACK_WITHOUT_RECEIVER nobody receives "order.queue"'],
  },
  {
    about: 'the bad example of AGENT_PARAMETER_CONFLICT',
    files: badExample('AGENT_PARAMETER_CONFLICT'),
    findings: [
      'agents/stock.agent.yaml:2:14 AGENT_PARAMETER_CONFLICT no value of {region} is legal for both "order.request" and "shelf.changed" (one agent cannot be started for both; make it two, or leave the parameter unbound); the values of "order.request" channels/shop.channel.yaml:4:27; the values of "shelf.changed" channels/shelf.channel.yaml:4:27',
    ],
  },
  {
    about: 'the bad example of RECEIVE_OPTION_WITHOUT_EFFECT',
    files: badExample('RECEIVE_OPTION_WITHOUT_EFFECT'),
    findings: [
      'agents/website.agent.yaml:4:14 RECEIVE_OPTION_WITHOUT_EFFECT receipt has no effect here: a pattern only observes and never confirms',
    ],
  },
  {
    about: 'the bad example of SEND_OPTION_WITHOUT_REQUEST',
    files: badExample('SEND_OPTION_WITHOUT_REQUEST'),
    findings: [
      'agents/warehouse.agent.yaml:3:20 SEND_OPTION_WITHOUT_REQUEST timeout has no effect here: "shelf.changed" has no reply; the channel channels/shelf.channel.yaml:2:3',
    ],
  },
  {
    about: 'the bad example of AGENT_TIMEOUT_ZERO',
    files: badExample('AGENT_TIMEOUT_ZERO'),
    findings: [
      'agents/shop.agent.yaml:3:29 AGENT_TIMEOUT_ZERO a timeout of nothing: each request fails at once',
    ],
  },
  {
    about: 'the bad example of BATCH_EXTERNAL_RECEIVER',
    files: badExample('BATCH_EXTERNAL_RECEIVER'),
    findings: [
      'channels/shelf.channel.yaml:5:12 BATCH_EXTERNAL_RECEIVER "website" may take a batch for one message: libraries for CloudEvents over MQTT know no batches (leave batch out, or give foreign clients a channel of their own); received here agents/website.agent.yaml:4:3',
    ],
  },
  {
    about: 'the bad example of CHANNEL_DEPRECATED_USED',
    files: badExample('CHANNEL_DEPRECATED_USED'),
    findings: [
      'agents/warehouse.agent.yaml:3:3 CHANNEL_DEPRECATED_USED "shelf.changed" is deprecated since 2026-01-01 and may go after 2026-06-01 (send on "shelf.counted"); deprecated here channels/shelf.channel.yaml:5:5',
    ],
  },
  {
    about: 'the bad example of DURABLE_UNCONFIRMED',
    files: badExample('DURABLE_UNCONFIRMED'),
    findings: [
      'channels/shelf.channel.yaml:6:14 DURABLE_UNCONFIRMED no receiver of "shelf.changed" confirms, so its messages are kept for nobody; "website" says receipt: false agents/website.agent.yaml:3:3',
    ],
  },
  {
    about: 'the bad example of RECEIVE_NOT_SENT',
    files: badExample('RECEIVE_NOT_SENT'),
    findings: [
      'agents/website.agent.yaml:3:30 RECEIVE_NOT_SENT nobody sends these on "shelf.changed", so nothing is received; "warehouse" sends others agents/warehouse.agent.yaml:3:30',
    ],
  },
  {
    about: 'the bad example of REPLY_NOT_ACCEPTED',
    files: badExample('REPLY_NOT_ACCEPTED'),
    findings: [
      'agents/shop.agent.yaml:3:29 REPLY_NOT_ACCEPTED "shop" awaits replies on "order.result", but does not list "refusal.v1", which may be the answer (list every reply; which one comes is for the responder to say); the request channels/shop.channel.yaml:2:3',
    ],
  },
  {
    about: 'the bad example of SEND_TIMEOUT_BELOW_HANDLER',
    files: badExample('SEND_TIMEOUT_BELOW_HANDLER'),
    findings: [
      'agents/shop.agent.yaml:3:29 SEND_TIMEOUT_BELOW_HANDLER "shop" waits 500ms, but one try of "stock" may take 1s; its timeout agents/stock.agent.yaml:3:29',
    ],
  },
  {
    about: 'the bad example of SEND_TIMEOUT_BEYOND_TTL',
    files: badExample('SEND_TIMEOUT_BEYOND_TTL'),
    findings: [
      'agents/shop.agent.yaml:3:29 SEND_TIMEOUT_BEYOND_TTL "shop" waits 20s for a reply, but the request expires after 10s; when it expires channels/shop.channel.yaml:7:10',
    ],
  },
  {
    about: 'the bad example of VERSION_NOT_ACCEPTED',
    files: badExample('VERSION_NOT_ACCEPTED'),
    findings: [
      'agents/warehouse.agent.yaml:3:31 VERSION_NOT_ACCEPTED "website" takes only "item.v1" of "shelf.changed", but "item.v2" is sent: it gets none (until every receiver takes "item.v2", send "item.v1" as well); "website" takes "item.v1" agents/website.agent.yaml:3:30',
    ],
  },
  {
    about: 'the bad example of CRITICAL_WITHOUT_LANE',
    files: badExample('CRITICAL_WITHOUT_LANE'),
    findings: [
      'agents/website.agent.yaml:4:3 CRITICAL_WITHOUT_LANE "shelf.burning" is critical, but as share: every it comes over one connection with "shelf.changed" and may wait behind it (with share: one a critical channel has a connection of its own); critical channels/shelf.channel.yaml:9:15; what it may wait behind agents/website.agent.yaml:3:3',
    ],
  },
];
