import { isSameRow } from '../model/table.ts';
import type { Workspace } from '../model/workspace.ts';
import { concludeCheck, selectRules } from './conclude-check.ts';
import { RunningCheck } from './running-check.ts';
import type { Rule } from './rule.ts';
import type { Judgement } from './suppress/judgement.ts';

/** Judges the versions of a workspace one after the other, of each only what changed since the one before. */
export interface Checker {
  /** Fast when the workspace was created with the last one that was checked as its `previous`. */
  check(workspace: Workspace): CheckResult;
}

export interface CheckResult extends Judgement {
  /** A unit is a file, a declaration, a schema, or a rule about the workspace as a whole. */
  readonly units: number;
  /** How many of them had to be judged. */
  readonly judged: number;
}

export function createChecker(): Checker {
  let rules: readonly Rule[] = [];
  let running: RunningCheck | undefined;
  return {
    check: (workspace) => {
      const selected = selectRules(workspace);
      if (running === undefined || !isSameRow(rules, selected)) running = new RunningCheck(selected);
      rules = selected;
      const judged = running.advance(workspace);
      return { ...concludeCheck(workspace, running.found), units: running.unitCount, judged };
    },
  };
}
