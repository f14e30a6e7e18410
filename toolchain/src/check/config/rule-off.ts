import { isReadingRule } from '../file/reading-rules.ts';
import type { Rule, RuleInfo } from '../rule.ts';
import { createSelection } from '../selection.ts';
import { writtenKeys } from './written.ts';

/** Takes all rules by their ids: it is itself one of them. */
export function createRuleOff(known: ReadonlyMap<string, RuleInfo>): Rule {
  return {
    id: 'RULE_OFF',
    severity: 'warning',
    summary: 'The configuration says how severe a rule is, or where it counts, but the rule does not run.',
    each: 'workspace',
    check: (workspace, report) => {
      const selection = createSelection(workspace.config.check);
      for (const key of ['ignoreOnly', 'severities']) {
        for (const { text, place } of writtenKeys(workspace, 'check', key)) {
          const info = known.get(text);
          if (info === undefined || isReadingRule(text) || selection.runs(info)) continue;
          const message = `${text} does not run, so this changes nothing`;
          const isExcepted = workspace.config.check.except.includes(text);
          const hint = isExcepted ? 'except switches it off' : `add "${text}" to use`;
          report({ place, part: 'key', message, hint });
        }
      }
    },
  };
}
