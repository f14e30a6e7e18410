import { type Diagnostic, compareDiagnostics } from '../diagnostic.ts';
import { locationOf } from '../model/place.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Finding, Rule } from './rule.ts';
import { rules } from './rules.ts';
import { createSelection } from './selection.ts';
import { checkSubjects } from './subjects.ts';

/** Judges a workspace: one finding per cause, sorted. Only errors are told of files that were imported. */
export function checkWorkspace(workspace: Workspace): readonly Diagnostic[] {
  const selection = createSelection(workspace.config.check);
  const isComplete = workspace.findings.length === 0;
  const imported = new Set(
    workspace.documents.filter((entry) => entry.imported).map(({ document }) => document.path),
  );
  const found: Diagnostic[] = [...workspace.findings];
  for (const rule of rules) {
    if (!selection.runs(rule) || (rule.aboutAbsence === true && !isComplete)) continue;
    checkSubjects(rule, workspace, (finding) => {
      const diagnostic = toDiagnostic(rule, finding);
      if (rule.severity === 'error' || !imported.has(diagnostic.file)) found.push(diagnostic);
    });
  }
  return found.filter((diagnostic) => !selection.ignores(diagnostic)).sort(compareDiagnostics);
}

function toDiagnostic(rule: Rule, { place, part, message, hint, related }: Finding): Diagnostic {
  return {
    ...locationOf(place, part),
    code: rule.id,
    severity: rule.severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(related === undefined
      ? {}
      : {
          related: related.map((other) => ({
            ...locationOf(other.place, other.part),
            message: other.message,
          })),
        }),
  };
}
