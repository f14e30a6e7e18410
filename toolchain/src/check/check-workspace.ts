import type { Diagnostic } from '../diagnostic.ts';
import { locationOf } from '../model/place.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Finding, Rule, RuleInfo } from './rule.ts';
import { ruleById, rules } from './rules.ts';
import { createSelection } from './selection.ts';
import { checkSubjects } from './subjects.ts';
import { type Judgement, judge } from './suppress/judgement.ts';

/** Judges a workspace: one finding per cause, sorted. Only errors are told of files that were imported. */
export function checkWorkspace(workspace: Workspace): readonly Diagnostic[] {
  return judgeWorkspace(workspace).findings;
}

/** The same, with the findings that comments, the configuration and the baseline answer for. */
export function judgeWorkspace(workspace: Workspace): Judgement {
  const selection = createSelection(workspace.config.check);
  const isComplete = workspace.findings.length === 0;
  const imported = new Set(
    workspace.documents.filter((entry) => entry.imported).map(({ document }) => document.path),
  );
  const diagnostics: Diagnostic[] = [...workspace.findings];
  for (const rule of rules) {
    if (!selection.runs(rule) || (rule.aboutAbsence === true && !isComplete)) continue;
    checkSubjects(rule, workspace, (finding) => {
      const diagnostic = toDiagnostic(rule, finding);
      if (rule.severity === 'error' || !imported.has(diagnostic.file)) diagnostics.push(diagnostic);
    });
  }
  const ran = (rule: RuleInfo): boolean => isComplete && selection.runs(rule);
  return judge({ workspace, selection, diagnostics, rules: ruleById, ran });
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
