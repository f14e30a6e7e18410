import { isSameRow } from '../model/table.ts';
import { WorkspaceView } from '../model/view.ts';
import type { Workspace } from '../model/workspace.ts';
import { concludeCheck, selectRules } from './conclude-check.ts';
import { type FoundByRule, judgeUnit } from './judge-unit.ts';
import { LookupRecorder, type Lookups, isTouched } from './lookups.ts';
import type { Rule } from './rule.ts';
import type { Judgement } from './suppress/judgement.ts';
import { type Unit, unitsOf } from './units.ts';
import { WorkspaceChanges } from './workspace-changes.ts';

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
  let last: Check | undefined;
  return {
    check: (workspace) => {
      const check = checkAfter(last, workspace, selectRules(workspace));
      last = check;
      const found = [...check.units.values()].flatMap((unit) => unit.found);
      return { ...concludeCheck(workspace, found), units: check.units.size, judged: check.judged };
    },
  };
}

/** What is remembered of the last check. */
interface Check {
  readonly workspace: Workspace;
  readonly rules: readonly Rule[];
  readonly units: ReadonlyMap<object, JudgedUnit>;
  readonly judged: number;
}

interface JudgedUnit {
  readonly found: readonly FoundByRule[];
  readonly lookups: Lookups;
}

function checkAfter(last: Check | undefined, workspace: Workspace, rules: readonly Rule[]): Check {
  const before = last !== undefined && isSameRow(last.rules, rules) ? last : undefined;
  const changes = before && new WorkspaceChanges(before.workspace, workspace);
  const units = new Map<object, JudgedUnit>();
  let judged = 0;
  for (const unit of unitsOf(workspace, rules)) {
    const known = before?.units.get(unit.key);
    const isKept = known !== undefined && changes !== undefined && !isTouched(known.lookups, changes);
    if (!isKept) judged++;
    units.set(unit.key, isKept ? known : judge(unit, workspace));
  }
  return { workspace, rules, units, judged };
}

function judge(unit: Unit, workspace: Workspace): JudgedUnit {
  const recorder = new LookupRecorder(workspace);
  const found = judgeUnit(unit, new WorkspaceView(workspace, recorder));
  return { found, lookups: recorder.lookups };
}
