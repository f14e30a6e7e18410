import { type CheckCase, lines } from './check-case.ts';

/** Faults in agents. */
export const agentCases: readonly CheckCase[] = [
  {
    about: 'an agent twice',
    files: {
      'agents/two.agent.yaml': 'agent: stock\n',
    },
    findings: [
      'agents/two.agent.yaml:1:8 AGENT_DUPLICATE the agent "stock" is there twice; the first one agents/stock.agent.yaml:1:8',
      'agents/two.agent.yaml:1:8 AGENT_FILE_NAME the agent is called "stock", its file two.agent.yaml (call the file stock.agent.yaml, or the agent "two")',
    ],
  },
  {
    about: 'channels that are not there',
    files: {
      'agents/more.agent.yaml': lines(
        'agent: more',
        'receives:',
        '  order.requst: {}',
        '  parley.events.eror: {}',
        '  market.*: {}',
        'sends:',
        '  order.reslt: {}',
      ),
    },
    findings: [
      'agents/more.agent.yaml:3:3 RECEIVE_UNRESOLVED there is no channel "order.requst" (did you mean "order.request"?)',
      'agents/more.agent.yaml:4:3 RECEIVE_UNRESOLVED Parley has no channel "parley.events.eror" (did you mean "parley.events.error"?)',
      'agents/more.agent.yaml:5:3 RECEIVE_PATTERN_EMPTY the pattern "market.*" holds no channel that has an address (* is one level of a channel name, ** any number)',
      'agents/more.agent.yaml:7:3 SEND_UNRESOLVED there is no channel "order.reslt" (did you mean "order.result"?)',
    ],
  },
  {
    about: 'the only responder with a misspelt channel: one cause, one finding',
    files: { 'agents/stock.agent.yaml': lines('agent: stock', 'receives:', '  order.requst: {}') },
    findings: [
      'agents/stock.agent.yaml:3:3 RECEIVE_UNRESOLVED there is no channel "order.requst" (did you mean "order.request"?)',
    ],
  },
  {
    about: 'the only requester with a misspelt channel: one cause, one finding',
    files: { 'agents/shop.agent.yaml': lines('agent: shop', 'sends:', '  order.requst: {}') },
    findings: [
      'agents/shop.agent.yaml:3:3 SEND_UNRESOLVED there is no channel "order.requst" (did you mean "order.request"?)',
    ],
  },
  {
    about: 'messages that the channel does not carry',
    files: {
      'agents/shop.agent.yaml': lines(
        'agent: shop',
        'sends:',
        '  order.request: { messages: [ordre.v1, order.v1] }',
      ),
    },
    findings: [
      'agents/shop.agent.yaml:3:31 AGENT_MESSAGE_UNRESOLVED "order.request" carries no message "ordre.v1" (did you mean "order.v1"?)',
    ],
  },
  {
    about: 'a backup that is not there',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s }',
        'backup: stok',
      ),
    },
    findings: [
      'agents/stock.agent.yaml:4:9 BACKUP_UNRESOLVED there is no agent "stok" (there is "shop", "warehouse", "website")',
    ],
  },
  {
    about: 'a backup that is the agent itself',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s }',
        'backup: stock',
      ),
    },
    findings: ['agents/stock.agent.yaml:4:9 BACKUP_UNRESOLVED "stock" cannot be its own backup'],
  },
  {
    about: 'a backup that does not cover',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s }',
        'backup: standby',
      ),
      'agents/standby.agent.yaml': 'agent: standby\n',
    },
    findings: [
      'agents/stock.agent.yaml:4:9 BACKUP_NOT_COVERING the backup "standby" does not receive "order.request"; "stock" receives it agents/stock.agent.yaml:3:3',
    ],
  },
  {
    about: 'a backup that covers',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s }',
        'backup: standby',
      ),
      'agents/standby.agent.yaml': lines('agent: standby', 'receives:', '  order.request: {}'),
    },
    findings: [],
  },
  {
    about: 'a fallback that is not there, and hedging without idempotence',
    files: {
      'agents/shop.agent.yaml': lines(
        'agent: shop',
        'sends:',
        '  order.request: { fallback: order.que, hedge: true }',
      ),
    },
    findings: [
      'agents/shop.agent.yaml:3:30 FALLBACK_UNRESOLVED there is no channel "order.que" (there is "shelf.changed", "order.request", "order.result")',
      'agents/shop.agent.yaml:3:48 HEDGE_NOT_IDEMPOTENT "order.request" is not idempotent, so it cannot be hedged (set idempotent: true on the channel); the channel channels/shop.channel.yaml:2:3',
    ],
  },
  {
    about: 'an escalation that reaches nobody',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s }',
        'escalation: [retry, backup, manual]',
      ),
    },
    findings: [
      'agents/stock.agent.yaml:4:21 ESCALATION_WITHOUT_BACKUP "stock" has no backup to escalate to (add backup: and an agent)',
      'agents/stock.agent.yaml:4:29 MANUAL_WITHOUT_RECEIVER manual reaches nobody: no agent receives parley.events.escalation',
    ],
  },
  {
    about: 'a parameter that no address has',
    files: {
      'agents/shop.agent.yaml': lines('agent: shop', 'parameters: [regon]', 'sends:', '  order.request: {}'),
    },
    findings: [
      'agents/shop.agent.yaml:2:14 AGENT_PARAMETER_UNUSED no address of the agent has {regon} (did you mean "region"?)',
    ],
  },
  {
    about: 'a bound agent without its parameter',
    files: {
      'messages/news.v1.schema.json':
        '{ "type": "object", "required": ["a"], "properties": { "a": { "type": "object", "required": ["b"] } } }',
      'agents/pub.agent.yaml': lines('agent: pub', 'sends:', '  news: {}'),
      'agents/sub.agent.yaml': lines(
        'agent: sub',
        'parameters: [region]',
        'receives:',
        '  news: {}',
        'sends:',
        '  order.request: {}',
      ),
      'channels/news.channel.yaml': lines(
        'channels:',
        '  news:',
        '    address: news/all',
        '    messages: [news.v1]',
      ),
    },
    findings: [
      'agents/sub.agent.yaml:4:3 RECEIVE_WITHOUT_PARAMETER "news" has none of the parameters region: only one of the bound instances gets each message',
    ],
  },
];
