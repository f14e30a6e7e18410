import { type CheckCase, lines } from './check-case.ts';

/** What agents say to one another, and the choice of rules. */
export const flowCases: readonly CheckCase[] = [
  {
    about: 'a request that nobody answers',
    files: {
      'agents/stock.agent.yaml': 'agent: stock\n',
    },
    findings: [
      'channels/shop.channel.yaml:6:5 RESPONDER_MISSING no agent answers requests on "order.request" (an agent has to name it under receives)',
    ],
  },
  {
    about: 'a request that only a pattern sees',
    files: {
      'agents/stock.agent.yaml': lines('agent: stock', 'receives:', '  order.*: {}'),
    },
    findings: [
      'channels/shop.channel.yaml:6:5 RESPONDER_MISSING no agent answers requests on "order.request" (an agent has to name it under receives); a pattern observes and never answers agents/stock.agent.yaml:3:3',
    ],
  },
  {
    about: 'a request that only a backup receives',
    files: {
      'agents/stock.agent.yaml': lines('agent: stock', 'backup: standby'),
      'agents/standby.agent.yaml': lines('agent: standby', 'receives:', '  order.request: { timeout: 1s }'),
    },
    findings: [
      'channels/shop.channel.yaml:6:5 RESPONDER_MISSING no agent answers requests on "order.request" (an agent has to name it under receives); a backup alone does not answer agents/standby.agent.yaml:3:3',
    ],
  },
  {
    about: 'two responders',
    files: {
      'agents/two.agent.yaml': lines('agent: two', 'receives:', '  order.request: { timeout: 1s }'),
    },
    findings: [
      'agents/two.agent.yaml:3:3 RESPONDERS_SEVERAL requests on "order.request" are answered by "stock" already (one may be the backup of the other); "stock" answers agents/stock.agent.yaml:3:3',
    ],
  },
  {
    about: 'requests that nobody sends',
    files: {
      'agents/shop.agent.yaml': 'agent: shop\n',
    },
    findings: [
      'channels/shop.channel.yaml:6:5 REQUEST_WITHOUT_SENDER nobody sends requests on "order.request", so nobody awaits the reply',
    ],
  },
  {
    about: 'a message that no receiver takes',
    files: {
      'messages/cancel.v1.schema.json': '{}',
      'channels/shop.channel.yaml': lines(
        'channels:',
        '  order.request:',
        '    address: shop/{region}/order',
        '    parameters: { region: { enum: [eu, us] } }',
        '    messages: [order.v1, cancel.v1]',
        '    reply: { channel: order.result, timeout: 5s }',
        '  order.result:',
        '    messages: [answer.v1]',
      ),
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s, messages: [order.v1] }',
      ),
    },
    findings: [
      'agents/shop.agent.yaml:3:3 SEND_NOT_ACCEPTED no receiver of "order.request" takes "cancel.v1"; "stock" does not take it agents/stock.agent.yaml:3:43',
    ],
  },
  {
    about: 'a message that is not sent to the receiver that would not take it',
    files: {
      'messages/cancel.v1.schema.json': '{}',
      'channels/shop.channel.yaml': lines(
        'channels:',
        '  order.request:',
        '    address: shop/{region}/order',
        '    parameters: { region: { enum: [eu, us] } }',
        '    messages: [order.v1, cancel.v1]',
        '    reply: { channel: order.result, timeout: 5s }',
        '  order.result:',
        '    messages: [answer.v1]',
      ),
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s, messages: [order.v1] }',
      ),
      'agents/shop.agent.yaml': lines('agent: shop', 'sends:', '  order.request: { messages: [order.v1] }'),
    },
    findings: [],
  },
  {
    about: 'sent, but nobody receives',
    files: {
      'messages/news.v1.schema.json':
        '{ "type": "object", "required": ["a"], "properties": { "a": { "type": "object", "required": ["b"] } } }',
      'agents/pub.agent.yaml': lines('agent: pub', 'sends:', '  news: {}'),
      'agents/sub.agent.yaml': 'agent: sub\n',
      'channels/news.channel.yaml': lines(
        'channels:',
        '  news:',
        '    address: news/all',
        '    messages: [news.v1]',
      ),
    },
    findings: ['agents/pub.agent.yaml:3:3 SEND_WITHOUT_RECEIVER nobody receives "news"'],
  },
  {
    about: 'sent, and only a backup receives, by its name and by a pattern',
    files: {
      'messages/news.v1.schema.json':
        '{ "type": "object", "required": ["a"], "properties": { "a": { "type": "object", "required": ["b"] } } }',
      'agents/pub.agent.yaml': lines('agent: pub', 'sends:', '  news: {}'),
      'agents/sub.agent.yaml': lines('agent: sub', 'receives:', '  news: {}', "  '**': {}"),
      'agents/main.agent.yaml': lines('agent: main', 'backup: sub'),
      'channels/news.channel.yaml': lines(
        'channels:',
        '  news:',
        '    address: news/all',
        '    messages: [news.v1]',
      ),
    },
    findings: [
      'agents/main.agent.yaml:2:1 ESCALATION_WITHOUT_REQUEST a backup takes the requests that an agent does not answer, but "main" receives no requests (it belongs to the agent that is asked, not to the one that asks)',
      'agents/pub.agent.yaml:3:3 SEND_WITHOUT_RECEIVER nobody receives "news"',
    ],
  },
  {
    about: 'sent, and a pattern receives',
    files: {
      'messages/news.v1.schema.json':
        '{ "type": "object", "required": ["a"], "properties": { "a": { "type": "object", "required": ["b"] } } }',
      'agents/pub.agent.yaml': lines('agent: pub', 'sends:', '  news: {}'),
      'agents/sub.agent.yaml': lines('agent: sub', 'receives:', '  news.**: {}'),
      'channels/news.channel.yaml': lines(
        'channels:',
        '  news:',
        '    address: news/all',
        '    messages: [news.v1]',
      ),
    },
    findings: [],
  },
  {
    about: 'received, but nobody sends',
    files: {
      'messages/news.v1.schema.json':
        '{ "type": "object", "required": ["a"], "properties": { "a": { "type": "object", "required": ["b"] } } }',
      'agents/pub.agent.yaml': 'agent: pub\n',
      'agents/sub.agent.yaml': lines('agent: sub', 'receives:', '  news: {}'),
      'channels/news.channel.yaml': lines(
        'channels:',
        '  news:',
        '    address: news/all',
        '    messages: [news.v1]',
      ),
    },
    findings: ['agents/sub.agent.yaml:3:3 RECEIVE_WITHOUT_SENDER nobody sends on "news"'],
  },
  {
    about: 'an agent that nothing reaches',
    files: {
      'messages/news.v1.schema.json':
        '{ "type": "object", "required": ["a"], "properties": { "a": { "type": "object", "required": ["b"] } } }',
      'agents/pub.agent.yaml': 'agent: pub\n',
      'agents/sub.agent.yaml': lines('agent: sub', 'receives:', '  news: {}', '  more: {}'),
      'channels/news.channel.yaml': lines(
        'channels:',
        '  news:',
        '    address: news/all',
        '    messages: [news.v1]',
      ),
      'channels/more.channel.yaml': lines(
        'channels:',
        '  more:',
        '    address: more',
        '    messages: [answer.v1]',
      ),
    },
    findings: [
      'agents/sub.agent.yaml:2:1 AGENT_WITHOUT_SENDER nothing ever reaches "sub": nobody sends on its 2 channels; nobody sends on "news" agents/sub.agent.yaml:3:3; nobody sends on "more" agents/sub.agent.yaml:4:3',
    ],
  },
  {
    about: 'a reply channel that is received outside of replies too',
    files: {
      'agents/shop.agent.yaml': lines(
        'agent: shop',
        'receives:',
        '  order.result: {}',
        'sends:',
        '  order.request: {}',
      ),
    },
    findings: [],
  },
  {
    about: 'tries that take longer than the requester waits',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 2s, retry: { attempts: 3, backoff: 1s..2s } }',
      ),
    },
    findings: [
      'agents/stock.agent.yaml:3:40 RETRY_BEYOND_REPLY_TIMEOUT 3 tries of 2s and the waits between them take up to 9s, but the requester waits 5s (fewer attempts, or a shorter timeout); how long it waits channels/shop.channel.yaml:6:46',
    ],
  },
  {
    about: 'requests that go in a circle',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s }',
        'sends:',
        '  ask: {}',
      ),
      'agents/shop.agent.yaml': lines(
        'agent: shop',
        'receives:',
        '  ask: { timeout: 1s }',
        'sends:',
        '  order.request: {}',
      ),
      'channels/more.channel.yaml': lines(
        'channels:',
        '  ask:',
        '    messages: [order.v1]',
        '    reply: { channel: order.result }',
      ),
    },
    findings: [
      'agents/shop.agent.yaml:5:3 WAIT_CYCLE requests go in a circle: shop → stock → shop (no handler in the circle may wait for the next: let one of them send an event instead); "stock" answers "order.request", 1 at once agents/stock.agent.yaml:3:3; "stock" waits for "shop" agents/stock.agent.yaml:5:3; "shop" answers "ask", 1 at once agents/shop.agent.yaml:3:3',
    ],
  },
  {
    about: 'rules that are switched off',
    files: {
      'messages/news.v1.schema.json':
        '{ "type": "object", "required": ["a"], "properties": { "a": { "type": "object", "required": ["b"] } } }',
      'agents/pub.agent.yaml': lines('agent: pub', 'sends:', '  news: {}'),
      'agents/sub.agent.yaml': 'agent: sub\n',
      'channels/news.channel.yaml': lines(
        'channels:',
        '  news:',
        '    address: news/all',
        '    messages: [news.v1]',
      ),
      'parley.config.yaml': lines('check:', '  except: [SEND_WITHOUT_RECEIVER]'),
    },
    findings: [],
  },
  {
    about: 'files that are ignored',
    files: {
      'messages/news.v1.schema.json':
        '{ "type": "object", "required": ["a"], "properties": { "a": { "type": "object", "required": ["b"] } } }',
      'agents/pub.agent.yaml': lines('agent: pub', 'sends:', '  news: {}'),
      'agents/sub.agent.yaml': 'agent: sub\n',
      'channels/news.channel.yaml': lines(
        'channels:',
        '  news:',
        '    address: news/all',
        '    messages: [news.v1]',
      ),
      'parley.config.yaml': lines(
        'check:',
        '  ignoreOnly: { SEND_WITHOUT_RECEIVER: [agents/pub.agent.yaml] }',
      ),
    },
    findings: [],
  },
];
