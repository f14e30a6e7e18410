import { didYouMean } from '../did-you-mean.ts';
import { type Rule, type RuleInfo, levels } from '../rule.ts';
import { writtenKeys, writtenTexts } from './written.ts';

const groups: ReadonlySet<string> = new Set(levels);

/** Takes all rules by their ids: it is itself one of them. */
export function createRuleUnknown(known: ReadonlyMap<string, RuleInfo>): Rule {
  return {
    id: 'RULE_UNKNOWN',
    severity: 'error',
    summary: 'The configuration names a rule that is not there.',
    each: 'workspace',
    check: (workspace, report) => {
      for (const key of ['use', 'except']) {
        for (const { text, place } of writtenTexts(workspace, 'check', key)) {
          if (known.has(text) || groups.has(text)) continue;
          report({
            place,
            message: `there is no rule "${text}"`,
            hint: didYouMean(text, [...levels, ...known.keys()]),
          });
        }
      }
      for (const key of ['ignoreOnly', 'severities']) {
        for (const { text, place } of writtenKeys(workspace, 'check', key)) {
          if (known.has(text)) continue;
          const isGroup = groups.has(text);
          const message = isGroup ? `"${text}" is a group, not a rule` : `there is no rule "${text}"`;
          const hint = isGroup ? `${key} takes single rules` : didYouMean(text, known.keys());
          report({ place, part: 'key', message, hint });
        }
      }
    },
  };
}
