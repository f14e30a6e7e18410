import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { CheckConfig } from '../model/config.ts';
import { isReadingRule } from './file/reading-rules.ts';
import { matchesPath } from './path-pattern.ts';
import { type RuleInfo, levelOf, levels } from './rule.ts';

/** Which rules run, how severe their findings are, and which findings are left out. */
export interface Selection {
  runs(rule: RuleInfo): boolean;
  severityOf(rule: RuleInfo): Severity;
  ignores(diagnostic: Diagnostic): boolean;
}

/** Runs whatever `use` says: a misspelt level would otherwise switch off the one rule that tells of it. */
const unlessExcepted = 'RULE_UNKNOWN';

export function createSelection(config: CheckConfig): Selection {
  const { use, except, ignore, ignoreOnly, severities } = config;
  return {
    runs: (rule) => {
      if (isReadingRule(rule.id)) return true;
      if (rule.id === unlessExcepted) return !except.includes(rule.id);
      return use.some((name) => includesRule(name, rule)) && !except.some((name) => includesRule(name, rule));
    },
    severityOf: ({ id, severity }) =>
      (!isReadingRule(id) && Object.hasOwn(severities, id) ? severities[id] : undefined) ?? severity,
    ignores: ({ file, code }) => {
      if (isReadingRule(code)) return false;
      const patterns = [...ignore, ...(Object.hasOwn(ignoreOnly, code) ? (ignoreOnly[code] ?? []) : [])];
      return patterns.some((pattern) => matchesPath(pattern, file));
    },
  };
}

/** Whether a name is that of a rule, or of a group that holds it. */
function includesRule(name: string, rule: RuleInfo): boolean {
  const level = levels.findIndex((candidate) => candidate === name);
  return name === rule.id || levels.indexOf(levelOf(rule)) <= level;
}
