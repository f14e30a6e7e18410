import { type CheckCase, lines } from './check-case.ts';

const standby = (...more: readonly string[]): string =>
  lines('agent: standby', 'receives:', '  order.request: { timeout: 1s }', ...more);

/** The example's request in two versions. */
const twoVersions = {
  'messages/order.v2.schema.json': '{ "type": "object" }\n',
  'channels/shop.channel.yaml': lines(
    'channels:',
    '  order.request:',
    '    address: shop/order',
    '    messages: [order.v1, order.v2]',
    '    reply: { channel: order.result, timeout: 5s }',
    '  order.result:',
    '    messages: [answer.v1]',
  ),
};

/** A second request, which goes the other way. */
const ask = {
  'channels/ask.channel.yaml': lines(
    'channels:',
    '  ask:',
    '    address: shop/ask',
    '    messages: [order.v1]',
    '    reply: { channel: order.result }',
  ),
};

/** What one end of a link says about the other. */
export const linkCases: readonly CheckCase[] = [
  {
    about: 'a version that nobody takes',
    files: {
      ...twoVersions,
      'agents/shop.agent.yaml': lines('agent: shop', 'sends:', '  order.request: { messages: [order.v2] }'),
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s, messages: [order.v1] }',
      ),
    },
    findings: [
      'agents/shop.agent.yaml:3:31 SEND_NOT_ACCEPTED no receiver of "order.request" takes "order.v2": they take "order.v1" (let them take "order.v2" as well before anybody sends it); "stock" does not take it agents/stock.agent.yaml:3:43',
    ],
  },
  {
    about: 'backups in a circle of three: one cause, one finding',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s }',
        'backup: standby',
      ),
      'agents/standby.agent.yaml': standby('backup: reserve'),
      'agents/reserve.agent.yaml': lines(
        'agent: reserve',
        'receives:',
        '  order.request: { timeout: 1s }',
        'backup: stock',
      ),
    },
    findings: [
      'agents/reserve.agent.yaml:4:9 BACKUP_UNRESOLVED backups go in a circle: reserve → stock → standby → reserve; none of them would answer; the backup of "stock" agents/stock.agent.yaml:4:9; the backup of "standby" agents/standby.agent.yaml:4:9',
    ],
  },
  {
    about: 'an agent that asks itself',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s, concurrency: 4 }',
        'sends:',
        '  order.request: {}',
      ),
    },
    findings: [
      'agents/stock.agent.yaml:5:3 WAIT_CYCLE "stock" asks itself on "order.request", and its handler may wait for itself (let the handler do itself what it asks for, or send an event instead); "stock" answers "order.request", 4 at once agents/stock.agent.yaml:3:3',
    ],
  },
  {
    about: 'a circle that goes over a backup alone',
    files: {
      ...ask,
      'agents/shop.agent.yaml': lines(
        'agent: shop',
        'receives:',
        '  ask: { timeout: 1s }',
        'sends:',
        '  order.request: {}',
      ),
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s }',
        'backup: standby',
      ),
      'agents/standby.agent.yaml': standby('sends:', '  ask: {}'),
    },
    findings: [
      'agents/shop.agent.yaml:5:3 WAIT_CYCLE requests go in a circle: shop → standby → shop (no handler in the circle may wait for the next: let one of them send an event instead); "standby", the backup of "stock", answers "order.request", 1 at once agents/standby.agent.yaml:3:3; "standby" waits for "shop" agents/standby.agent.yaml:5:3; "shop" answers "ask", 1 at once agents/shop.agent.yaml:3:3',
    ],
  },
  {
    about: 'a circle that goes over an agent and its backup: one cause, one finding',
    files: {
      ...ask,
      'agents/shop.agent.yaml': lines(
        'agent: shop',
        'receives:',
        '  ask: { timeout: 1s }',
        'sends:',
        '  order.request: {}',
      ),
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s }',
        'sends:',
        '  ask: {}',
        'backup: standby',
      ),
      'agents/standby.agent.yaml': standby('sends:', '  ask: {}'),
    },
    findings: [
      'agents/shop.agent.yaml:5:3 WAIT_CYCLE requests go in a circle: shop → stock → shop (no handler in the circle may wait for the next: let one of them send an event instead); "stock" answers "order.request", 1 at once agents/stock.agent.yaml:3:3; "stock" waits for "shop" agents/stock.agent.yaml:5:3; "shop" answers "ask", 1 at once agents/shop.agent.yaml:3:3',
    ],
  },
  {
    about: 'a backup that asks the agent that it backs up: nobody waits for it in turn',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s }',
        'backup: standby',
      ),
      'agents/standby.agent.yaml': standby('sends:', '  order.request: {}'),
    },
    findings: [],
  },
  {
    about: 'more tries than anybody counts',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s, retry: { attempts: 2000000000, backoff: 0ms..1s } }',
      ),
    },
    findings: [
      'agents/stock.agent.yaml:3:40 RETRY_BEYOND_REPLY_TIMEOUT 2000000000 tries of 1s and the waits between them take up to 2000000000s, but the requester waits 5s (fewer attempts, or a shorter timeout); how long it waits channels/shop.channel.yaml:6:46',
    ],
  },
  {
    about: 'a requester that waits as long as its channel allows, beyond the ttl: told at the channel',
    files: {
      'channels/shop.channel.yaml': lines(
        'channels:',
        '  order.request:',
        '    address: shop/order',
        '    messages: [order.v1]',
        '    ttl: 2s',
        '    reply: { channel: order.result, timeout: 5s }',
        '  order.result:',
        '    messages: [answer.v1]',
      ),
      'agents/shop.agent.yaml': lines('agent: shop', 'sends:', '  order.request: { timeout: 5s }'),
      'agents/stock.agent.yaml': lines('agent: stock', 'receives:', '  order.request: {}'),
    },
    findings: [
      'channels/shop.channel.yaml:6:46 REPLY_TIMEOUT_BEYOND_TTL the reply may take 5s, but the request expires after 2s',
    ],
  },
  {
    about: 'a request that is only a fallback',
    files: {
      ...ask,
      'agents/shop.agent.yaml': lines('agent: shop', 'sends:', '  order.request: { fallback: ask }'),
      'agents/help.agent.yaml': lines('agent: help', 'receives:', '  ask: { timeout: 1s }'),
    },
    findings: [],
  },
  {
    about: 'an agent that is never asked: nobody looks for the people that it would go to',
    files: {
      'agents/shop.agent.yaml': lines('agent: shop', 'sends:', '  order.request: {}', 'escalation: [manual]'),
    },
    findings: [
      'agents/shop.agent.yaml:4:1 ESCALATION_WITHOUT_REQUEST escalation is what the callers of an agent do when it does not answer, but "shop" receives no requests (it belongs to the agent that is asked, not to the one that asks)',
    ],
  },
  {
    about: 'a misspelt backup: nobody is told that two agents answer',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s }',
        'backup: standbye',
      ),
      'agents/standby.agent.yaml': standby(),
    },
    findings: [
      'agents/stock.agent.yaml:4:9 BACKUP_UNRESOLVED there is no agent "standbye" (did you mean "standby"?)',
    ],
  },
  {
    about: 'a backup that misspells what it takes over: nobody is told that it does not cover',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s }',
        'backup: standby',
      ),
      'agents/standby.agent.yaml': lines('agent: standby', 'receives:', '  order.requst: {}'),
    },
    findings: [
      'agents/standby.agent.yaml:3:3 RECEIVE_UNRESOLVED there is no channel "order.requst" (did you mean "order.request"?)',
    ],
  },
  {
    about: 'a misspelt reply and a misspelt message: nobody is told that the right ones are not used',
    files: {
      'channels/shop.channel.yaml': lines(
        'channels:',
        '  order.request:',
        '    address: shop/order',
        '    messages: [order.v1]',
        '    reply: { channel: order.reslt, timeout: 5s }',
        '  order.result:',
        '    messages: [anser.v1]',
      ),
    },
    findings: [
      'channels/shop.channel.yaml:5:23 CHANNEL_REPLY_UNRESOLVED there is no channel "order.reslt" (did you mean "order.result"?)',
      'channels/shop.channel.yaml:7:16 CHANNEL_MESSAGE_UNRESOLVED there is no message type "anser.v1" (did you mean "answer.v1"?)',
    ],
  },
  {
    about: 'a reply without its channel: nobody is told what follows from that',
    files: {
      'channels/shop.channel.yaml': lines(
        'channels:',
        '  order.request:',
        '    address: shop/order',
        '    messages: [order.v1]',
        '    reply: { timeout: 5s }',
        '  order.result:',
        '    messages: [answer.v1]',
      ),
      'agents/shop.agent.yaml': lines('agent: shop', 'sends:', '  order.request: { timeout: 5s }'),
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s }',
        'escalation: [retry]',
      ),
    },
    findings: ['channels/shop.channel.yaml:5:5 KEY_MISSING the key "channel" is missing'],
  },
];
