import { listTable } from '../../model/row-table.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import type { Rule } from '../rule.ts';

export const fileNameCollision: Rule = {
  id: 'FILE_NAME_COLLISION',
  severity: 'warning',
  summary: 'Two files have names that are the same on other systems.',
  each: 'file',
  check: ({ document }, report, workspace) => {
    const [first] = workspace.table(filesByPlainPath).get(plainPath(document.path)) ?? [];
    if (first === undefined || first.document.path === document.path) return;
    const isCase = document.path.normalize('NFC') !== first.document.path.normalize('NFC');
    const what = isCase ? 'upper and lower case' : 'the Unicode form of their letters';
    report({
      place: { document, pointer: '' },
      message: `${document.path} and ${first.document.path} differ only in ${what}: where that makes no difference, one overwrites the other`,
      hint: 'rename one of them',
      related: [{ place: { document: first.document, pointer: '' }, message: 'the other one' }],
    });
  },
};

const filesByPlainPath = listTable<WorkspaceDocument>({
  visit: (entry, put) => {
    put(plainPath(entry.document.path), entry);
  },
  pathOf: ({ document }) => document.path,
});

function plainPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
