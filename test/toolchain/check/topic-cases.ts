import { type CheckCase, lines } from './check-case.ts';

const long = 'x'.repeat(60_000);

/** Faults in addresses and their parameters. */
export const topicCases: readonly CheckCase[] = [
  {
    about: 'patterns that share a value, and some that share none',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  vehicle: { address: "fleet/{id}/state", parameters: { id: { pattern: "^v[0-9]{3}$" } }, messages: [answer.v1] }',
        '  even: { address: "fleet/{x}/state", parameters: { x: { pattern: "[02468]$", maxLength: 5 } }, messages: [order.v1] }',
        '  depot: { address: "fleet/{id}/state", parameters: { id: { pattern: "^d[0-9]{3}$" } }, messages: [item.v1] }',
      ),
      'agents/more.agent.yaml': lines(
        'agent: more',
        'sends: { vehicle: {}, even: {}, depot: {} }',
        'receives: { vehicle: {}, even: {}, depot: {} }',
      ),
    },
    findings: [
      'channels/more.channel.yaml:3:20 ADDRESS_OVERLAP "fleet/{x}/state" overlaps the address of "vehicle", which carries other messages: both match "fleet/v000/state"; the address of "vehicle" channels/more.channel.yaml:2:23',
      'channels/more.channel.yaml:4:21 ADDRESS_OVERLAP "fleet/{id}/state" overlaps the address of "even", which carries other messages: both match "fleet/d000/state"; the address of "even" channels/more.channel.yaml:3:20',
    ],
  },
  {
    about: 'parameters whose schema stands in another file',
    files: {
      'messages/ids.schema.yaml': lines(
        '$defs:',
        '  vehicle: { type: string, pattern: "^v" }',
        '  depot: { pattern: "^d" }',
      ),
      'channels/more.channel.yaml': lines(
        'channels:',
        '  a: { address: "f/{id}", parameters: { id: { $ref: "../messages/ids.schema.yaml#/$defs/vehicle" } }, messages: [answer.v1] }',
        '  b: { address: "f/{id}", parameters: { id: { $ref: "../messages/ids.schema.yaml#/$defs/depot" } }, messages: [order.v1] }',
        '  c: { address: "f/{id}", parameters: { id: { maxLength: 2, pattern: d } }, messages: [item.v1] }',
      ),
      'agents/more.agent.yaml': lines(
        'agent: more',
        'sends: { a: {}, b: {}, c: {} }',
        'receives: { a: {}, b: {}, c: {} }',
      ),
    },
    findings: [
      'channels/more.channel.yaml:4:17 ADDRESS_OVERLAP "f/{id}" overlaps the address of "a", which carries other messages: both match "f/vd"; the address of "a" channels/more.channel.yaml:2:17',
      'channels/more.channel.yaml:4:17 ADDRESS_OVERLAP "f/{id}" overlaps the address of "b", which carries other messages: both match "f/d"; the address of "b" channels/more.channel.yaml:3:17',
    ],
  },
  {
    about: 'patterns that nobody can compare, and one level that decides all the same',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  a: { address: "f/{id}/x", parameters: { id: { pattern: "^(?!b)a" } }, messages: [answer.v1] }',
        '  b: { address: "f/{id}/{kind}", parameters: { id: { pattern: "^c" }, kind: { enum: [x, y] } }, messages: [order.v1] }',
        '  c: { address: "f/{id}/y", parameters: { id: { pattern: "^(?!c)a" } }, messages: [item.v1] }',
        '  d: { address: "f/{id}/z", parameters: { id: { format: uuid } }, messages: [answer.v1] }',
        '  e: { address: "f/{name}/z", parameters: { name: { type: string } }, messages: [order.v1] }',
      ),
      'agents/more.agent.yaml': lines(
        'agent: more',
        'sends: { a: {}, b: {}, c: {}, d: {}, e: {} }',
        'receives: { a: {}, b: {}, c: {}, d: {}, e: {} }',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:58 SCHEMA_PATTERN_NOT_PORTABLE "^(?!b)a" is no I-Regexp: it has look-ahead (?!',
      'channels/more.channel.yaml:3:17 ADDRESS_OVERLAP_UNKNOWN whether "f/{id}/{kind}" overlaps the address of "a", which carries other messages, is unknown: look-around at the level {id} (put different fixed levels into the two addresses, or say it by enum, lengths or a plain pattern); the address of "a" channels/more.channel.yaml:2:17',
      'channels/more.channel.yaml:4:17 ADDRESS_OVERLAP_UNKNOWN whether "f/{id}/y" overlaps the address of "b", which carries other messages, is unknown: look-around at the level {id} (put different fixed levels into the two addresses, or say it by enum, lengths or a plain pattern); the address of "b" channels/more.channel.yaml:3:17',
      'channels/more.channel.yaml:4:58 SCHEMA_PATTERN_NOT_PORTABLE "^(?!c)a" is no I-Regexp: it has look-ahead (?!',
      'channels/more.channel.yaml:6:17 ADDRESS_OVERLAP "f/{name}/z" overlaps the address of "d", which carries other messages: both match "f/3f2504e0-4f89-41d3-9a0c-0305e82c3301/z"; the address of "d" channels/more.channel.yaml:5:17',
    ],
  },
  {
    about: 'one channel twice under two names',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  stock.changed:',
        '    address: shop/shelf/changed',
        '    messages: [item.v1]',
        '  order.copy:',
        '    address: shop/{where}/order',
        '    parameters: { where: { enum: [eu, us] } }',
        '    messages: [order.v1]',
      ),
      'agents/more.agent.yaml': lines(
        'agent: more',
        'sends: { stock.changed: {}, order.copy: {} }',
        'receives: { stock.changed: {}, order.copy: {} }',
      ),
    },
    findings: [
      'channels/shelf.channel.yaml:3:14 ADDRESS_DUPLICATE "shop/shelf/changed" is the address of "stock.changed" too, which carries the same messages (drop one of the two; an agent that receives only "stock.changed" refuses what is sent on "shelf.changed"); the address of "stock.changed" channels/more.channel.yaml:3:14',
      'channels/shop.channel.yaml:3:14 ADDRESS_DUPLICATE "shop/{region}/order" is the address of "order.copy" too, which carries the same messages (drop one of the two; an agent that receives only "order.copy" refuses what is sent on "order.request"); the address of "order.copy" channels/more.channel.yaml:6:14',
    ],
  },
  {
    about: 'a subscription by + that takes in another channel',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  one: { address: "fleet/{id}/state", parameters: { id: { pattern: "^v[0-9]+$" } }, messages: [answer.v1] }',
        '  all: { address: fleet/all/state, messages: [order.v1] }',
        '  few: { address: "fleet/{id}/state", parameters: { id: { enum: [a, b] } }, messages: [item.v1] }',
      ),
      'agents/one.agent.yaml': lines('agent: one', 'sends: { all: {}, few: {} }', 'receives: { one: {} }'),
      'agents/both.agent.yaml': lines(
        'agent: both',
        'sends: { one: {} }',
        'receives:',
        '  one: {}',
        '  all: {}',
      ),
      'agents/bound.agent.yaml': lines('agent: bound', 'parameters: [id]', 'receives: { one: {}, few: {} }'),
    },
    findings: [
      'channels/more.channel.yaml:2:19 SUBSCRIPTION_SWALLOWS_CHANNEL "one" subscribes to "fleet/+/state" for "one", which takes in "fleet/all/state" of "all"; it refuses what comes there (put a fixed level into one of the addresses, or close the parameter by an enum of at most 64 values); the address of "all" channels/more.channel.yaml:3:19; "one" receives "one" agents/one.agent.yaml:3:13',
      'channels/more.channel.yaml:2:19 SUBSCRIPTION_SWALLOWS_CHANNEL "both" subscribes to "fleet/+/state" for "one", which takes in "fleet/a/state" of "few"; it refuses what comes there (put a fixed level into one of the addresses, or close the parameter by an enum of at most 64 values); the address of "few" channels/more.channel.yaml:4:19; "both" receives "one" agents/both.agent.yaml:4:3',
    ],
  },
  {
    about: 'addresses that are too long or too deep',
    files: {
      'parley.config.yaml': 'check: { use: [STANDARD, ADDRESS_NOT_PORTABLE] }\ntenant: acme\n',
      'channels/more.channel.yaml': lines(
        'channels:',
        `  a: { address: "a/{x}/{y}", parameters: { x: { enum: [${long}] }, y: { maxLength: 6000 } }, messages: [answer.v1] }`,
        `  b: { address: "b/${'x/'.repeat(128)}y", messages: [answer.v1] }`,
        '  c: { address: a/b/c/d/e/f/g/h, messages: [answer.v1] }',
        '  d: { address: "d/{x}", parameters: { x: { maxLength: 250 } }, messages: [answer.v1] }',
        '  e: { address: a/b/c/d/e/f/g, messages: [answer.v1] }',
      ),
      'agents/more.agent.yaml': lines(
        'agent: more',
        'sends: { a: {}, b: {}, c: {}, d: {}, e: {} }',
        'receives: { a: {}, b: {}, c: {}, d: {}, e: {} }',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:17 ADDRESS_TOO_LONG a topic of this address can have 66008 bytes; MQTT allows 65535 (shorten the fixed levels, or the values of parameters by maxLength)',
      'channels/more.channel.yaml:3:17 ADDRESS_NOT_PORTABLE a topic of this address can have 264 bytes; AWS IoT Core takes 256 (shorten the fixed levels, or the values of parameters by maxLength)',
      'channels/more.channel.yaml:3:17 ADDRESS_TOO_DEEP the address has 131 levels; EMQX takes 128 and Mosquitto 200 (put what varies into the message)',
      'channels/more.channel.yaml:4:17 ADDRESS_NOT_PORTABLE the address has 9 levels; AWS IoT Core takes 8 (put what varies into the message)',
      'channels/more.channel.yaml:5:17 ADDRESS_NOT_PORTABLE a topic of this address can have 257 bytes; AWS IoT Core takes 256 (shorten the fixed levels, or the values of parameters by maxLength)',
    ],
  },
  {
    about: 'the tenant, spaces, and characters that brokers refuse',
    files: {
      'parley.config.yaml': 'check: { use: [STANDARD, ADDRESS_SPACE] }\ntenant: acme/eu\n',
      'channels/more.channel.yaml': lines(
        'channels:',
        '  a: { address: acme/eu/a, messages: [answer.v1] }',
        '  b: { address: acme/euro, messages: [answer.v1] }',
        '  c: { address: "c d/{x}", parameters: { x: { enum: [a, "b c"] } }, messages: [answer.v1] }',
        '  d: { address: "d\\te", messages: [answer.v1] }',
        '  e: { address: "e\\uFFFE", messages: [answer.v1] }',
        '  f: { address: "f/{x}/{y}", parameters: { x: { enum: ["a\\u0085"] }, y: { const: "b/c" } }, messages: [answer.v1] }',
        '  g: { address: "{tenant}/g", parameters: { tenant: { type: string } }, messages: [answer.v1] }',
      ),
      'agents/more.agent.yaml': lines(
        'agent: more',
        'sends: { a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {} }',
        'receives: { a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {} }',
      ),
    },
    findings: [
      'channels/more.channel.yaml:2:17 ADDRESS_HOLDS_TENANT "acme/eu/a" begins with the tenant "acme/eu": its topics would be "acme/eu/acme/eu/a" (leave the tenant out; it stands in front anyway)',
      'channels/more.channel.yaml:4:17 ADDRESS_SPACE the level "c d" holds a space (write - or _ instead)',
      'channels/more.channel.yaml:4:45 ADDRESS_SPACE the value "b c" of {x} holds a space (write - or _ instead)',
      'channels/more.channel.yaml:5:17 ADDRESS_ILLEGAL "d\te" has a control character (U+0009), for which a broker may close the connection',
      'channels/more.channel.yaml:6:17 ADDRESS_ILLEGAL "e\ufffe" has a code point that is no character (U+FFFE), for which a broker may close the connection',
      'channels/more.channel.yaml:7:56 ADDRESS_PARAMETER_VALUE_ILLEGAL "a\u0085" has a control character (U+0085), for which a broker may close the connection',
      'channels/more.channel.yaml:7:82 ADDRESS_PARAMETER_VALUE_ILLEGAL "b/c" is empty or has one of / + # NUL',
      'channels/more.channel.yaml:8:17 ADDRESS_PARAMETER_FIRST "{tenant}/g" begins with a parameter, so its subscription takes in topics of others (put a fixed level in front; a tenant is set once, by tenant: in parley.config.yaml)',
    ],
  },
  {
    about: 'parameters without any value',
    files: {
      'channels/more.channel.yaml': lines(
        'channels:',
        '  a:',
        '    address: a/{x}/{y}/{z}/{v}',
        '    parameters:',
        '      x: { type: integer }',
        '      y: { pattern: "^a/b$" }',
        '      z: { allOf: [{ pattern: "^a" }, { pattern: "^b" }] }',
        '      v: { type: [integer, string] }',
        '    messages: [answer.v1]',
      ),
      'agents/more.agent.yaml': lines('agent: more', 'sends: { a: {} }', 'receives: { a: {} }'),
    },
    findings: [
      'channels/more.channel.yaml:5:10 ADDRESS_PARAMETER_IMPOSSIBLE no text without / + # is a value of {x} (a value is one level of a topic, so the schema is one for texts: { type: string })',
      'channels/more.channel.yaml:6:10 ADDRESS_PARAMETER_IMPOSSIBLE no text without / + # is a value of {y} (a value is one level of a topic, so the schema is one for texts: { type: string })',
      'channels/more.channel.yaml:7:10 ADDRESS_PARAMETER_IMPOSSIBLE no text without / + # is a value of {z} (a value is one level of a topic, so the schema is one for texts: { type: string })',
    ],
  },
];
