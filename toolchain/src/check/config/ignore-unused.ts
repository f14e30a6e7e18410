import type { Workspace } from '../../model/workspace.ts';
import { didYouMean } from '../did-you-mean.ts';
import { matchesPath } from '../path-pattern.ts';
import type { Report, Rule } from '../rule.ts';
import { writtenKeys, writtenTexts } from './written.ts';

export const ignoreUnused: Rule = {
  id: 'IGNORE_UNUSED',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'A path under ignore or ignoreOnly matches no file of the contracts.',
  each: 'workspace',
  check: (workspace, report) => {
    checkPaths(workspace, ['check', 'ignore'], report);
    for (const { text } of writtenKeys(workspace, 'check', 'ignoreOnly')) {
      checkPaths(workspace, ['check', 'ignoreOnly', text], report);
    }
  },
};

function checkPaths(workspace: Workspace, keys: readonly string[], report: Report): void {
  for (const { text, place } of writtenTexts(workspace, ...keys)) {
    const pattern = text.replaceAll('\\', '/');
    const files = [...workspace.documents.map(({ document }) => document.path), ...workspace.others];
    if (files.some((file) => matchesPath(pattern, file))) continue;
    const hint = /[*?]/.test(text) ? undefined : didYouMean(pattern, files.flatMap(pathsTo));
    report({ place, message: `no file of the contracts matches "${text}"`, hint });
  }
}

/** A file and the folders above it. */
function pathsTo(file: string): readonly string[] {
  const levels = file.split('/');
  return levels.map((_, index) => levels.slice(0, index + 1).join('/'));
}
