import { type CheckCase, lines } from './check-case.ts';

const path = 'agents/extra.agent.yaml';
const misspelt = 'there is no channel "shelf.chnged" (did you mean "shelf.changed"?)';
const form = 'the form is "parley-ignore RULE_ID: why it is meant so"';

function agentFile(...texts: readonly string[]): Readonly<Record<string, string>> {
  return { [path]: lines('agent: extra', ...texts) };
}

function config(text: string): Readonly<Record<string, string>> {
  return { 'parley.config.yaml': `check: ${text}\n` };
}

const reason = 'comes with the next release';

/** What comments in the files suppress, and what is said about those that do not. */
export const suppressCases: readonly CheckCase[] = [
  {
    about: 'a comment above a key, which covers it and all that is inside',
    files: agentFile(
      'receives:',
      `  # parley-ignore RECEIVE_UNRESOLVED, DURATION_ILLEGAL: ${reason}`,
      '  order.requests: { timeout: 1 }',
      '  shelf.changed:',
      '    timeout: 2',
    ),
    findings: [`${path}:6:14 DURATION_ILLEGAL 2 is not a duration such as 30s (units are ms, s, m, h and d)`],
  },
  {
    about: 'a comment above an item of a list',
    files: {
      'channels/shelf.channel.yaml': lines(
        'channels:',
        '  shelf.changed:',
        '    address: shop/shelf/changed',
        '    messages:',
        '      - item.v1',
        `      # parley-ignore CHANNEL_MESSAGE_UNRESOLVED: ${reason}`,
        '      - item.v2',
        '      - item.v3',
      ),
    },
    findings: [
      'channels/shelf.channel.yaml:8:9 CHANNEL_MESSAGE_UNRESOLVED there is no message type "item.v3" (did you mean "item.v1"?)',
    ],
  },
  {
    about: 'a comment at the end of a line, which covers what begins on it',
    files: agentFile('sends:', `  shelf.chnged: {} # parley-ignore SEND_UNRESOLVED: ${reason}`, '  x.y: {}'),
    findings: [
      `${path}:4:3 SEND_UNRESOLVED there is no channel "x.y" (there is "shelf.changed", "order.request", "order.result")`,
    ],
  },
  {
    about: 'a comment for a whole file',
    files: {
      [path]: lines(
        `# parley-ignore-file SEND_UNRESOLVED: ${reason}`,
        'agent: extra',
        'sends:',
        '  shelf.chnged: {}',
        '  x.y: {}',
      ),
    },
    findings: [],
  },
  {
    about: 'a $comment in JSON, which covers its object and the key of it',
    files: {
      'agents/extra.agent.json': `{ "agent": "extra", "sends": { "shelf.chnged": { "$comment": "parley-ignore SEND_UNRESOLVED: ${reason}" }, "x.y": {} } }`,
    },
    findings: [
      'agents/extra.agent.json:1:126 SEND_UNRESOLVED there is no channel "x.y" (there is "shelf.changed", "order.request", "order.result")',
    ],
  },
  {
    about: 'a $comment at the top of a schema, with two lines',
    files: {
      'messages/item.v1.schema.json': `{ "$comment": "parley-ignore SCHEMA_FORMAT_UNKNOWN: ${reason}\\nparley-ignore SCHEMA_KEYWORD_UNKNOWN: ${reason}", "format": "colour", "maxLenght": 1 }`,
    },
    findings: [],
  },
  {
    about: 'what only looks like a comment',
    files: agentFile(
      `description: "# parley-ignore SEND_UNRESOLVED: ${reason}"`,
      'x-note: |',
      `  # parley-ignore SEND_UNRESOLVED: ${reason}`,
      'sends:',
      '  shelf.chnged: {}',
    ),
    findings: [`${path}:6:3 SEND_UNRESOLVED ${misspelt}`],
  },
  {
    about: 'suppressions without a reason',
    files: agentFile(
      'sends:',
      '  # parley-ignore SEND_UNRESOLVED because we know',
      '  shelf.chnged: {} # parley-ignore SEND_UNRESOLVED:',
    ),
    findings: [
      `${path}:3:3 SUPPRESSION_WITHOUT_REASON this suppresses nothing: it gives no reason (${form})`,
      `${path}:4:3 SEND_UNRESOLVED ${misspelt}`,
      `${path}:4:20 SUPPRESSION_WITHOUT_REASON this suppresses nothing: it gives no reason (${form})`,
    ],
  },
  {
    about: 'suppressions of another form, or in the wrong place',
    files: agentFile(
      '# parley-ignore-file SEND_UNRESOLVED: too late',
      'sends:',
      '  # parley-ignore-next-line SEND_UNRESOLVED: no such word',
      '  shelf.chnged: {} # parley-ignore',
    ),
    findings: [
      `${path}:2:1 SUPPRESSION_ILLEGAL this suppresses nothing: parley-ignore-file stands above the first key of a file (${form})`,
      `${path}:4:3 SUPPRESSION_ILLEGAL this suppresses nothing: "parley-ignore-next-line" is not known (${form})`,
      `${path}:5:3 SEND_UNRESOLVED ${misspelt}`,
      `${path}:5:20 SUPPRESSION_ILLEGAL this suppresses nothing: it names no rule (${form})`,
    ],
  },
  {
    about: 'suppressions of rules that are not there',
    files: agentFile('sends:', `  shelf.chnged: {} # parley-ignore SEND_UNRESOLVD: ${reason}`),
    findings: [
      `${path}:3:3 SEND_UNRESOLVED ${misspelt}`,
      `${path}:3:36 SUPPRESSION_RULE_UNKNOWN there is no rule "SEND_UNRESOLVD" (did you mean "SEND_UNRESOLVED"?)`,
    ],
  },
  {
    about: 'suppressions of what cannot be suppressed',
    files: agentFile(`# parley-ignore KEY_DUPLICATE, SUPPRESSION_UNUSED: ${reason}`, 'sends: {}'),
    findings: [
      `${path}:2:17 SUPPRESSION_NOT_ALLOWED KEY_DUPLICATE cannot be suppressed: what cannot be read cannot be checked`,
      `${path}:2:32 SUPPRESSION_NOT_ALLOWED SUPPRESSION_UNUSED is about suppressions, and cannot be suppressed by one`,
    ],
  },
  {
    about: 'suppressions where none are allowed',
    files: {
      ...agentFile('sends:', `  shelf.chnged: {} # parley-ignore SEND_UNRESOLVED: ${reason}`),
      ...config('{ disallowInlineIgnores: true }'),
    },
    findings: [
      `${path}:3:3 SEND_UNRESOLVED ${misspelt}`,
      `${path}:3:20 SUPPRESSION_NOT_ALLOWED this has no effect: check.disallowInlineIgnores of the configuration is true (mend what is found, or use check.ignoreOnly)`,
    ],
  },
  {
    about: 'a suppression that hides nothing',
    files: agentFile('sends:', `  # parley-ignore SEND_UNRESOLVED: ${reason}`, '  shelf.changed: {}'),
    findings: [
      `${path}:3:19 SUPPRESSION_UNUSED there is no finding of SEND_UNRESOLVED for this to suppress (take it away)`,
    ],
  },
  {
    about: 'a suppression of a rule that is off',
    files: {
      ...agentFile('sends:', `  # parley-ignore SEND_UNRESOLVED: ${reason}`, '  shelf.changed: {}'),
      ...config('{ except: [SEND_UNRESOLVED] }'),
    },
    findings: [],
  },
  {
    about: 'a suppression that hides nothing, while another file cannot be read',
    files: {
      ...agentFile('sends:', `  # parley-ignore SEND_UNRESOLVED: ${reason}`, '  shelf.changed: {}'),
      'messages/answer.v1.schema.json': '{',
    },
    findings: ['messages/answer.v1.schema.json:1:2 SYNTAX a closing } is expected here'],
  },
  {
    about: 'a baseline that is there no more, where the configuration names one',
    files: config('{ baseline: quality/known.json }'),
    findings: [
      'parley.config.yaml:1:20 BASELINE_MISSING there is no file "quality/known.json" ("parley check --write-baseline" writes it)',
    ],
  },
  {
    about: 'a baseline with an entry that nothing matches any more',
    files: {
      ...agentFile('sends:', '  shelf.chnged: {}'),
      'parley.baseline.json': lines(
        '{ "version": 1, "findings": [',
        `  { "file": "${path}", "rule": "SEND_UNRESOLVED", "message": "m", "fingerprint": "b9d44be185115c68" },`,
        `  { "file": "${path}", "rule": "SEND_UNRESOLVED", "message": "m", "fingerprint": "0000000000000000" }`,
        '] }',
      ),
    },
    findings: [
      `parley.baseline.json:3:78 BASELINE_UNUSED SEND_UNRESOLVED in ${path} is found no more (run "parley check --write-baseline" again)`,
    ],
  },
  {
    about: 'a baseline that cannot be read',
    files: { 'parley.baseline.json': '{ "version": 2, "findings": [{ "file": "a" }' },
    findings: [
      'parley.baseline.json:1:45 BASELINE_ILLEGAL the baseline is not JSON: a closing ] is expected here (write it again with "parley check --write-baseline")',
    ],
  },
  {
    about: 'a baseline of another shape, which knows nothing',
    files: {
      ...agentFile('sends:', '  shelf.chnged: {}'),
      'parley.baseline.json': `{ "version": 2, "findings": [{ "file": "${path}", "rule": "SEND_UNRESOLVED", "message": "m", "fingerprint": "b9d44be185115c68" }] }`,
    },
    findings: [
      `${path}:3:3 SEND_UNRESOLVED ${misspelt}`,
      'parley.baseline.json:1:14 BASELINE_ILLEGAL 2 is not 1 (write it again with "parley check --write-baseline")',
    ],
  },
];
