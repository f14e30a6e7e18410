import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';

export const runUnresolved: Rule = {
  id: 'RUN_UNRESOLVED',
  severity: 'error',
  aboutAbsence: true,
  summary: 'run has a command for an agent that is not there.',
  each: 'workspace',
  check: (workspace, report) => {
    const { document, run } = workspace.config;
    if (document === undefined || run === null || typeof run === 'string') return;
    const { agents } = linksOf(workspace);
    for (const name of Object.keys(run)) {
      if (agents.has(name)) continue;
      const place = below({ document, pointer: '' }, 'run', name);
      report({
        place,
        part: 'key',
        message: `there is no agent "${name}"`,
        hint: didYouMean(name, agents.keys()),
      });
    }
  },
};
