import { type CheckCase, lines } from './check-case.ts';

/** What reading finds. */
export const readingCases: readonly CheckCase[] = [
  {
    about: 'a sound workspace',
    files: {},
    findings: [],
  },
  {
    about: 'a YAML file that does not parse, and nothing about what is missing for it',
    files: {
      'agents/stock.agent.yaml': lines('agent: stock', 'receives:', '  order.request: { timeout: 1s'),
    },
    findings: [
      'agents/stock.agent.yaml:4:1 SYNTAX flow map in block collection must be sufficiently indented and end with a }',
    ],
  },
  {
    about: 'a schema that does not parse, for that alone',
    files: { 'messages/answer.v1.schema.json': '{ "type": "objet", }' },
    findings: ['messages/answer.v1.schema.json:1:20 SYNTAX JSON has no trailing commas'],
  },
  {
    about: 'a tab as indentation',
    files: {
      'agents/stock.agent.yaml': lines('agent: stock', 'receives:', '\torder.request: {}'),
    },
    findings: ['agents/stock.agent.yaml:3:1 SYNTAX tabs are not allowed as indentation'],
  },
  {
    about: 'a duplicate key',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'agent: other',
        'receives:',
        '  order.request: { timeout: 1s }',
      ),
    },
    findings: ['agents/stock.agent.yaml:2:1 KEY_DUPLICATE the key "agent" is there twice'],
  },
  {
    about: 'a merge key',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'x-base: &base { timeout: 1s }',
        'receives:',
        '  order.request: { <<: *base, timeout: 1s }',
      ),
    },
    findings: [
      'agents/stock.agent.yaml:4:20 YAML_MERGE_KEY YAML 1.2 has no merge keys (write the members out, or share a schema with $ref)',
    ],
  },
  {
    about: 'an alias of an anchor',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'x-base: &base { timeout: 1s }',
        'receives:',
        '  order.request: *base',
      ),
    },
    findings: [],
  },
  {
    about: 'comments and trailing commas in JSON',
    files: {
      'messages/answer.v1.schema.json': lines('{', '  // no', '  "type": "object",', '}'),
    },
    findings: [
      'messages/answer.v1.schema.json:2:3 SYNTAX JSON has no comments',
      'messages/answer.v1.schema.json:4:1 SYNTAX JSON has no trailing commas',
    ],
  },
  {
    about: 'CRLF line ends',
    files: {
      'agents/stock.agent.yaml':
        'agent: stock\r\nreceives:\r\n  order.requests: {}\r\n  order.request: { timeout: 1s }\r\n',
    },
    findings: [
      'agents/stock.agent.yaml:3:3 RECEIVE_UNRESOLVED there is no channel "order.requests" (did you mean "order.request"?)',
    ],
  },
  {
    about: 'a byte order mark',
    files: {
      'agents/stock.agent.yaml': lines('\uFEFFagent: stock', 'receives:', '  order.request: { timeout: 1 }'),
    },
    findings: [
      'agents/stock.agent.yaml:3:29 DURATION_ILLEGAL 1 is not a duration such as 30s (units are ms, s, m, h and d)',
    ],
  },
  {
    about: 'columns as UTF-16 code units',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'receives:',
        '  order.request: { x-note: "💩", timeout: 1 }',
      ),
    },
    findings: [
      'agents/stock.agent.yaml:3:43 DURATION_ILLEGAL 1 is not a duration such as 30s (units are ms, s, m, h and d)',
    ],
  },
  {
    about: 'keys that are not text',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        '1: a',
        '[a]: b',
        'receives:',
        '  order.request: { timeout: 1s }',
      ),
    },
    findings: [
      'agents/stock.agent.yaml:2:1 KEY_NOT_STRING the key 1 is a number, not text (write "1")',
      'agents/stock.agent.yaml:2:1 KEY_UNKNOWN the key "1" is not known here',
      'agents/stock.agent.yaml:3:1 KEY_NOT_STRING a key must be text, not a list, a map or an alias',
    ],
  },
  {
    about: 'aliases, tags and numbers that JSON does not have',
    files: {
      'agents/stock.agent.yaml': lines(
        'agent: stock',
        'x-a: *nowhere',
        'x-b: &self [*self]',
        'x-c: !money 3',
        'x-d: .inf',
        'receives:',
        '  order.request: { timeout: 1s }',
      ),
    },
    findings: [
      'agents/stock.agent.yaml:2:6 YAML_ALIAS no &nowhere before this',
      'agents/stock.agent.yaml:3:13 YAML_ALIAS *self stands for a value that contains it',
      'agents/stock.agent.yaml:4:6 YAML_TAG unresolved tag: !money',
      'agents/stock.agent.yaml:5:6 VALUE_NOT_JSON .inf is not a JSON number',
    ],
  },
  {
    about: 'words that other readers take for something else',
    files: {
      'agents/on.agent.yaml': lines('agent: on', 'description: no', 'capabilities: [yes, off, 1e3x]'),
    },
    findings: [],
  },
  {
    about: 'an empty agent file',
    files: {
      'agents/more.agent.yaml': '',
    },
    findings: ['agents/more.agent.yaml:1:1 FILE_EMPTY the file is empty'],
  },
  {
    about: 'a list where an object is wanted',
    files: {
      'agents/more.agent.yaml': '- agent: more\n',
    },
    findings: ['agents/more.agent.yaml:1:1 VALUE_TYPE [{"agent":"more"}] is not an object'],
  },
  {
    about: 'files whose names are the same on other systems',
    files: {
      'agents/Website.agent.yaml': lines('agent: one', 'sends:', '  shelf.changed: {}'),
      'agents/caf\u00e9.agent.yaml': lines('agent: caf', 'sends:', '  shelf.changed: {}'),
      'agents/cafe\u0301.agent.yaml': lines('agent: cafe', 'sends:', '  shelf.changed: {}'),
      'parley.config.yaml': 'check: { except: [AGENT_FILE_NAME] }\n',
    },
    findings: [
      'agents/caf\u00e9.agent.yaml:1:1 FILE_NAME_COLLISION agents/caf\u00e9.agent.yaml and agents/cafe\u0301.agent.yaml differ only in the Unicode form of their letters: where that makes no difference, one overwrites the other (rename one of them); the other one agents/cafe\u0301.agent.yaml:1:1',
      'agents/website.agent.yaml:1:1 FILE_NAME_COLLISION agents/website.agent.yaml and agents/Website.agent.yaml differ only in upper and lower case: where that makes no difference, one overwrites the other (rename one of them); the other one agents/Website.agent.yaml:1:1',
    ],
  },
  {
    about: 'control characters',
    files: { 'agents/website.agent.yaml': 'agent: website\nreceives:\n  shelf.changed: {} # \0\n' },
    findings: [
      'agents/website.agent.yaml:3:23 SYNTAX the control character U+0000 has no place in a text (is the file UTF-16? save it as UTF-8)',
    ],
  },
];
