import type { Rule } from '../rule.ts';

export const fileEmpty: Rule = {
  id: 'FILE_EMPTY',
  severity: 'error',
  summary: 'A file of the contracts has nothing in it.',
  each: 'file',
  check: ({ document, kind }, report) => {
    // A configuration may well be empty, and what does not parse has a finding of its own.
    if (kind === 'config' || document.value !== undefined || document.findings.length > 0) return;
    report({ place: { document, pointer: '' }, message: 'the file is empty' });
  },
};
