import type { Diagnostic } from '../diagnostic.ts';
import type { Workspace } from '../model/workspace.ts';
import { concludeCheck, selectRules } from './conclude-check.ts';
import { type FoundByRule, judgeUnit } from './judge-unit.ts';
import type { Judgement } from './suppress/judgement.ts';
import { type Unit, unitsOf } from './units.ts';

/** Judges a workspace once: one finding per cause, sorted. For one version after the other there is `createChecker`. */
export function checkWorkspace(workspace: Workspace): readonly Diagnostic[] {
  return judgeWorkspace(workspace).findings;
}

/** The same, with the findings that comments, the configuration and the baseline answer for. */
export function judgeWorkspace(workspace: Workspace): Judgement {
  const found: FoundByRule[] = [];
  const units = unitsOf(selectRules(workspace));
  const judge = (unit: Unit): void => {
    for (const finding of judgeUnit(unit, workspace)) found.push(finding);
  };
  for (const unit of units.whole) judge(unit);
  for (const entry of workspace.documents) for (const unit of units.of(entry)) judge(unit);
  return concludeCheck(workspace, found);
}
