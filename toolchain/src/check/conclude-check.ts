import { linksOf } from '../model/link.ts';
import type { Workspace } from '../model/workspace.ts';
import type { FoundByRule } from './judge-unit.ts';
import type { Rule, RuleInfo } from './rule.ts';
import { ruleById, rules } from './rules.ts';
import { createSelection } from './selection.ts';
import { type Judgement, judge } from './suppress/judgement.ts';

/** The rules that the configuration of a workspace lets run. */
export function selectRules({ config }: Workspace): readonly Rule[] {
  const selection = createSelection(config.check);
  return rules.filter((rule) => selection.runs(rule));
}

/** Makes the judgement out of what the rules found. Only errors are told of files that were imported. */
export function concludeCheck(workspace: Workspace, found: readonly FoundByRule[]): Judgement {
  const selection = createSelection(workspace.config.check);
  const isComplete = workspace.findings.length === 0;
  const { documents } = linksOf(workspace);
  const isImported = (file: string): boolean => documents.get(file)?.imported === true;
  const counting = found.filter(
    ({ rule, diagnostic }) =>
      (isComplete || rule.aboutAbsence !== true) &&
      (rule.severity === 'error' || !isImported(diagnostic.file)),
  );
  const diagnostics = [...workspace.findings, ...counting.map(({ diagnostic }) => diagnostic)];
  const ran = (rule: RuleInfo): boolean => isComplete && selection.runs(rule);
  return judge({ workspace, selection, diagnostics, rules: ruleById, ran });
}
