import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const ruleOff: Explanation = {
  rule: 'RULE_OFF',
  why: 'The configuration gives a severity to a rule, or leaves files out of it, but the rule does not run: it is of level STRICT and not named under `use`, or `except` takes it away. What reads like a stricter check is none.',
  fix: 'Add the rule to `use` beside the level: `use: [STANDARD, RULE_ID]`. Or take the entry away.',
  keys: ['config.check.severities', 'config.check.ignoreOnly'],
  bad: { 'parley.config.yaml': lines('check:', '  severities: { ⟪SCHEMA_STRING_UNBOUNDED⟫: warning }') },
  good: { 'parley.config.yaml': lines('check:', '  severities: { SCHEMA_UNUSED: error }') },
};
