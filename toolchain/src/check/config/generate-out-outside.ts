import type { Rule } from '../rule.ts';
import { writtenTexts } from './written.ts';

export const generateOutOutside: Rule = {
  id: 'GENERATE_OUT_OUTSIDE',
  severity: 'error',
  summary: 'generate.out leads out of the workspace.',
  each: 'workspace',
  check: (workspace, report) => {
    for (const { text, place } of writtenTexts(workspace, 'generate', 'out')) {
      if (!leadsOut(text.replaceAll('\\', '/'))) continue;
      report({
        place,
        message: `"${text}" is not inside the workspace: generated code would be written where others do not expect it`,
        hint: 'name a folder below parley.config.yaml, such as "generated"',
      });
    }
  },
};

/** Whether a path begins at a root, or goes up more often than down. */
function leadsOut(path: string): boolean {
  if (/^(?:\/|~|[A-Za-z]:)/.test(path)) return true;
  let depth = 0;
  for (const level of path.split('/')) {
    if (level === '..') depth--;
    else if (level !== '' && level !== '.') depth++;
    if (depth < 0) return true;
  }
  return false;
}
