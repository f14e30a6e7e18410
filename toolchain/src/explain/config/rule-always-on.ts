import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const ruleAlwaysOn: Explanation = {
  rule: 'RULE_ALWAYS_ON',
  why: 'Rules that tell what cannot be read are always on and always errors. A file that does not parse takes its channels and agents out of every other judgement; a check that is silent about it says "sound" of contracts that it has not seen.',
  fix: 'Mend the file, or take it out of `include` when it is no contract. Then take the entry out of the configuration.',
  keys: ['config.check.except', 'config.check.ignoreOnly', 'config.check.severities'],
  bad: { 'parley.config.yaml': lines('check:', '  except: [⟪YAML_TAG⟫]') },
  good: { 'parley.config.yaml': lines('check:', '  except: [SCHEMA_UNUSED]') },
};
