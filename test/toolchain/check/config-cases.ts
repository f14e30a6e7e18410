import { type CheckCase, lines } from './check-case.ts';

function config(...texts: readonly string[]): CheckCase['files'] {
  return { 'parley.config.yaml': lines(...texts) };
}

const misspelt = {
  'agents/extra.agent.yaml': lines('agent: extra', 'sends:', '  shelf.chnged: {}', '  x.y: { retrys: 1 }'),
};
const notThere =
  'agents/extra.agent.yaml:3:3 SEND_UNRESOLVED there is no channel "shelf.chnged" (did you mean "shelf.changed"?)';
const strict = 'there is "messages", "timeout", "fallback", "breaker", "bulkhead", "hedge"';

/** What the configuration switches, and what is said about a wrong one. */
export const configCases: readonly CheckCase[] = [
  {
    about: 'the groups and rules that use names, less those that except names',
    files: {
      ...misspelt,
      ...config('check: { use: [SEND_UNRESOLVED, KEY_UNKNOWN], except: [KEY_UNKNOWN] }'),
    },
    findings: [
      notThere,
      'agents/extra.agent.yaml:4:3 SEND_UNRESOLVED there is no channel "x.y" (there is "shelf.changed", "order.request", "order.result")',
    ],
  },
  {
    about: 'a misspelt level, which leaves no other rule to run',
    files: { ...misspelt, ...config('check: { use: [STANDRD], except: [MINIMAL] }') },
    findings: ['parley.config.yaml:1:16 RULE_UNKNOWN there is no rule "STANDRD" (did you mean "STANDARD"?)'],
  },
  {
    about: 'files, folders and patterns that are ignored, by a rule or as a whole',
    files: {
      ...misspelt,
      'channels/old/more.channel.yaml': 'chanels: {}\n',
      ...config(
        'check:',
        '  ignore: [./channels/old/]',
        '  ignoreOnly: { SEND_UNRESOLVED: ["**/ex?ra.*.yaml"] }',
      ),
    },
    findings: [`agents/extra.agent.yaml:4:10 KEY_UNKNOWN the key "retrys" is not known here (${strict})`],
  },
  {
    about: 'ignored paths that match nothing',
    files: config(
      'check:',
      '  ignore: [channel, "*.yml", agents/shop.agent.yaml]',
      '  ignoreOnly: { SEND_UNRESOLVED: [agents/shp.agent.yaml] }',
    ),
    findings: [
      'parley.config.yaml:2:12 IGNORE_UNUSED no file of the contracts matches "channel" (did you mean "channels"?)',
      'parley.config.yaml:2:21 IGNORE_UNUSED no file of the contracts matches "*.yml"',
      'parley.config.yaml:3:35 IGNORE_UNUSED no file of the contracts matches "agents/shp.agent.yaml" (did you mean "agents/shop.agent.yaml"?)',
    ],
  },
  {
    about: 'what cannot be read, in spite of ignore',
    files: { 'agents/extra.agent.yaml': '{', ...config('check: { ignore: [agents] }') },
    findings: ['agents/extra.agent.yaml:1:2 SYNTAX flow map must end with a }'],
  },
  {
    about: 'reading rules that somebody wants to silence',
    files: config('check:', '  except: [SYNTAX]', '  severities: { KEY_DUPLICATE: info }'),
    findings: [
      'parley.config.yaml:2:12 RULE_ALWAYS_ON SYNTAX is always an error: what cannot be read cannot be checked (mend the file, or leave it out of include)',
      'parley.config.yaml:3:17 RULE_ALWAYS_ON KEY_DUPLICATE is always an error: what cannot be read cannot be checked (mend the file, or leave it out of include)',
    ],
  },
  {
    about: 'rules and severities that are not there',
    files: config(
      'check:',
      '  severities: { SEND_UNRESOLVD: error, STANDARD: info, SEND_UNRESOLVED: off, KEY_UNKNOWN: warn }',
    ),
    findings: [
      'parley.config.yaml:2:17 RULE_UNKNOWN there is no rule "SEND_UNRESOLVD" (did you mean "SEND_UNRESOLVED"?)',
      'parley.config.yaml:2:40 RULE_UNKNOWN "STANDARD" is a group, not a rule (severities takes single rules)',
      'parley.config.yaml:2:73 VALUE_ILLEGAL "off" is not "error", "warning" or "info" (to switch a rule off, name it under except)',
      'parley.config.yaml:2:91 VALUE_ILLEGAL "warn" is not "error", "warning" or "info"',
    ],
  },
  {
    about: 'the severity of rules that do not run',
    files: config(
      'check:',
      '  except: [SEND_UNRESOLVED]',
      '  severities: { SEND_UNRESOLVED: info, SCHEMA_STRING_UNBOUNDED: error }',
    ),
    findings: [
      'parley.config.yaml:3:17 RULE_OFF SEND_UNRESOLVED does not run, so this changes nothing (except switches it off)',
      'parley.config.yaml:3:40 RULE_OFF SCHEMA_STRING_UNBOUNDED does not run, so this changes nothing (add "SCHEMA_STRING_UNBOUNDED" to use)',
    ],
  },
  {
    about: 'paths with backslashes, which are understood',
    files: {
      ...misspelt,
      ...config(
        'include: [messages, ".\\\\channels", agents]',
        'check: { except: [KEY_UNKNOWN], ignore: ["agents\\\\extra.agent.yaml"] }',
      ),
    },
    findings: [
      'parley.config.yaml:1:21 PATH_BACKSLASH ".\\\\channels" has backslashes (paths are written with /, on Windows too: "./channels")',
      'parley.config.yaml:2:42 PATH_BACKSLASH "agents\\\\extra.agent.yaml" has backslashes (paths are written with /, on Windows too: "agents/extra.agent.yaml")',
    ],
  },
  ...['../out', 'a/../../out', '/tmp/out', 'C:/out', '~/out'].map((out): CheckCase => ({
    about: `generated code outside of the workspace, in ${out}`,
    files: config(`generate: { out: ${out} }`),
    findings: [
      `parley.config.yaml:1:18 GENERATE_OUT_OUTSIDE "${out}" is not inside the workspace: generated code would be written where others do not expect it (name a folder below parley.config.yaml, such as "generated")`,
    ],
  })),
];
