import { describeValue } from '../../schema/describe.ts';
import type { Rule } from '../rule.ts';
import { writtenKeys, writtenTexts } from './written.ts';

const keys = [
  ['include'],
  ['imports'],
  ['state'],
  ['generate', 'out'],
  ['check', 'ignore'],
  ['check', 'baseline'],
] as const;

export const pathBackslash: Rule = {
  id: 'PATH_BACKSLASH',
  severity: 'warning',
  summary: 'A path of the configuration is written with backslashes.',
  each: 'workspace',
  check: (workspace, report) => {
    const rules = writtenKeys(workspace, 'check', 'ignoreOnly').map(({ text }) => text);
    const ignoreOnly = rules.map((rule) => ['check', 'ignoreOnly', rule] as const);
    for (const path of [...keys, ...ignoreOnly]) {
      for (const { text, place } of writtenTexts(workspace, ...path)) {
        if (!text.includes('\\')) continue;
        const message = `${describeValue(text)} has backslashes`;
        const hint = `paths are written with /, on Windows too: "${text.replaceAll('\\', '/')}"`;
        report({ place, message, hint });
      }
    }
  },
};
