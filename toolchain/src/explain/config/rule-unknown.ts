import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const ruleUnknown: Explanation = {
  rule: 'RULE_UNKNOWN',
  why: 'The configuration speaks of a rule that does not exist. What should be switched on is not, and what should be silent is reported; after a slip of the pen in `use` a whole build may be green because a rule never ran.',
  fix: 'Take the id that the hint gives; `parley rules` lists them all. Levels are written `MINIMAL`, `STANDARD` and `STRICT`.',
  keys: ['config.check.use', 'config.check.except', 'config.check.ignoreOnly', 'config.check.severities'],
  bad: { 'parley.config.yaml': lines('check:', '  except: [⟪SCHEMA_UNUSD⟫]') },
  good: { 'parley.config.yaml': lines('check:', '  except: [SCHEMA_UNUSED]') },
};
