import { isReadingRule } from '../file/reading-rules.ts';
import type { Rule } from '../rule.ts';
import { writtenKeys, writtenTexts } from './written.ts';

const hint = 'mend the file, or leave it out of include';

export const ruleAlwaysOn: Rule = {
  id: 'RULE_ALWAYS_ON',
  severity: 'error',
  summary: 'The configuration wants to silence what reading the files finds; that is always told.',
  each: 'workspace',
  check: (workspace, report) => {
    for (const { text, place } of writtenTexts(workspace, 'check', 'except')) {
      if (isReadingRule(text)) report({ place, message: toMessage(text), hint });
    }
    for (const key of ['ignoreOnly', 'severities']) {
      for (const { text, place } of writtenKeys(workspace, 'check', key)) {
        if (isReadingRule(text)) report({ place, part: 'key', message: toMessage(text), hint });
      }
    }
  },
};

function toMessage(id: string): string {
  return `${id} is always an error: what cannot be read cannot be checked`;
}
