import { type CheckCase, lines } from './check-case.ts';

/** Files that are not shaped as their kind wants them. */
export const structureCases: readonly CheckCase[] = [
  {
    about: 'an unknown key',
    files: {
      'agents/shop.agent.yaml': lines(
        'agent: shop',
        'send:',
        '  order.request: {}',
        'sends:',
        '  order.request: { timout: 3s }',
      ),
    },
    findings: [
      'agents/shop.agent.yaml:2:1 KEY_UNKNOWN the key "send" is not known here (did you mean "sends"?)',
      'agents/shop.agent.yaml:5:20 KEY_UNKNOWN the key "timout" is not known here (did you mean "timeout"?)',
    ],
  },
  {
    about: 'free keys',
    files: {
      'agents/shop.agent.yaml': lines('agent: shop', 'x-team: a', 'sends:', '  order.request: { x-why: b }'),
    },
    findings: [],
  },
  {
    about: 'a missing key',
    files: {
      'agents/shop.agent.yaml': lines('sends:', '  order.request: {}'),
      'agents/two.agent.yaml': lines('agent: two', 'sends: { order.request: {} }'),
    },
    findings: ['agents/shop.agent.yaml:1:1 KEY_MISSING the key "agent" is missing'],
  },
  {
    about: 'wrong types',
    files: {
      'agents/shop.agent.yaml': lines(
        'agent: shop',
        'external: yes',
        'capabilities: fast',
        'sends:',
        '  order.request: { bulkhead: 1.5 }',
      ),
    },
    findings: [
      'agents/shop.agent.yaml:2:11 VALUE_TYPE "yes" is not true or false',
      'agents/shop.agent.yaml:3:15 VALUE_TYPE "fast" is not a list',
      'agents/shop.agent.yaml:5:30 VALUE_TYPE 1.5 is not a whole number',
    ],
  },
  {
    about: 'a wrong word',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  a:',
        '    messages: [answer.v1]',
        '    delivery: at-least-onec',
        '    priority: urgent',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "a"',
      'channels/more.channel.yaml:4:15 VALUE_ILLEGAL "at-least-onec" is not "at-most-once", "at-least-once" or "exactly-once" (did you mean "at-least-once"?)',
      'channels/more.channel.yaml:5:15 VALUE_ILLEGAL "urgent" is not "low", "normal", "high" or "critical"',
    ],
  },
  {
    about: 'illegal durations and sizes',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  a:',
        '    messages: [answer.v1]',
        '    ttl: 60',
        '    window: 3 days',
        '    maxBytes: 256kb',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "a"',
      'channels/more.channel.yaml:4:10 DURATION_ILLEGAL 60 is not a duration such as 30s (units are ms, s, m, h and d)',
      'channels/more.channel.yaml:5:13 DURATION_ILLEGAL "3 days" is not a duration such as 30s (units are ms, s, m, h and d)',
      'channels/more.channel.yaml:5:13 WINDOW_WITHOUT_EXACTLY_ONCE window has no effect without delivery: exactly-once',
      'channels/more.channel.yaml:6:15 SIZE_ILLEGAL "256kb" is not a size such as 256KB (units are B, KB, MB and GB, each 1024 of the one before)',
    ],
  },
  {
    about: 'an illegal range',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s, retry: { backoff: 2s..1s } }',
      ),
    },
    findings: [
      'agents/stock.agent.yaml:3:51 RANGE_ILLEGAL "2s..1s" runs backwards (the smaller duration comes first)',
    ],
  },
  {
    about: 'what is no range',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { timeout: 1s, retry: { backoff: 2s } }',
      ),
    },
    findings: [
      'agents/stock.agent.yaml:3:51 DURATION_ILLEGAL "2s" is not a range of durations such as 200ms..5s (units are ms, s, m, h and d)',
    ],
  },
  {
    about: 'the branch that was meant',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  a:',
        '    messages: [answer.v1]',
        '    ttl: 1h',
        '    durable: { journal: fsinc, record: 3 }',
        '    batch: yes',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "a"',
      'channels/more.channel.yaml:5:25 VALUE_ILLEGAL "fsinc" is not "fsync", "interval" or "none" (did you mean "fsync"?)',
      'channels/more.channel.yaml:5:32 KEY_UNKNOWN the key "record" is not known here (did you mean "records"?)',
      'channels/more.channel.yaml:6:12 VALUE_TYPE "yes" is not true or false or an object',
    ],
  },
  {
    about: 'illegal names',
    files: {
      'agents/more.agent.yaml': lines('agent: a b', 'sends: { Order.Request: {} }'),
      'channels/more.channel.yaml': lines(
        'channels:',
        '  Order:',
        '    messages: [Answer, answer.v1]',
        '  parley.mine:',
        '    messages: [answer.v1]',
      ),
    },
    findings: [
      'agents/more.agent.yaml:1:8 AGENT_FILE_NAME the agent is called "a b", its file more.agent.yaml (call the file a b.agent.yaml, or the agent "more")',
      'agents/more.agent.yaml:1:8 NAME_ILLEGAL "a b" is no legal name (a name has up to 64 letters, digits, _, - and .; it does not begin with a dot)',
      'agents/more.agent.yaml:2:10 NAME_ILLEGAL "Order.Request" is no legal name (a channel name is like analysis.request)',
      'channels/more.channel.yaml:2:3 CHANNEL_UNUSED no agent sends or receives "Order"',
      'channels/more.channel.yaml:2:3 NAME_ILLEGAL "Order" is no legal name (a channel name is like analysis.request)',
      'channels/more.channel.yaml:3:16 NAME_ILLEGAL "Answer" is no legal name (a message type is like fleet.analysis-request.v1)',
      'channels/more.channel.yaml:4:3 CHANNEL_UNUSED no agent sends or receives "parley.mine"',
      'channels/more.channel.yaml:4:3 NAME_ILLEGAL "parley.mine" is not free: names that begin with parley. are Parley\'s own',
    ],
  },
  {
    about: 'an illegal configuration',
    files: {
      'parley.config.yaml': lines(
        'prefx: a',
        'broker: prodution',
        'brokers: { production: { url: "mqtt://b", protocl: 4 } }',
        'run: { shup: node a.ts }',
        'check: { except: [SCHEMA_UNUSD] }',
      ),
    },
    findings: [
      'parley.config.yaml:1:1 KEY_UNKNOWN the key "prefx" is not known here (did you mean "prefix"?)',
      'parley.config.yaml:2:9 BROKER_UNRESOLVED there is no broker "prodution" (did you mean "production"?)',
      'parley.config.yaml:3:43 KEY_UNKNOWN the key "protocl" is not known here (did you mean "protocol"?)',
      'parley.config.yaml:4:8 RUN_UNRESOLVED there is no agent "shup" (did you mean "shop"?)',
      'parley.config.yaml:5:19 RULE_UNKNOWN there is no rule "SCHEMA_UNUSD" (did you mean "SCHEMA_UNUSED"?)',
    ],
  },
];
