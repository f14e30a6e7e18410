import { groupBy } from '../../model/group-by.ts';
import type { Rule } from '../rule.ts';

export const fileNameCollision: Rule = {
  id: 'FILE_NAME_COLLISION',
  severity: 'warning',
  summary: 'Two files have names that are the same on other systems.',
  each: 'workspace',
  check: ({ documents }, report) => {
    const groups = groupBy(documents, ({ document }) => document.path.normalize('NFC').toLowerCase());
    for (const [first, ...others] of groups.values()) {
      for (const { document, imported } of others) {
        if (first === undefined || imported || document.path === first.document.path) continue;
        const isCase = document.path.normalize('NFC') !== first.document.path.normalize('NFC');
        const what = isCase ? 'upper and lower case' : 'the Unicode form of their letters';
        report({
          place: { document, pointer: '' },
          message: `${document.path} and ${first.document.path} differ only in ${what}: where that makes no difference, one overwrites the other`,
          hint: 'rename one of them',
          related: [{ place: { document: first.document, pointer: '' }, message: 'the other one' }],
        });
      }
    }
  },
};
