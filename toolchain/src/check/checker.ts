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
      const check = checkAfter(last, workspace);
      last = check;
      const { units, judged, found } = check;
      return { ...concludeCheck(workspace, found), units: units.length, judged };
    },
  };
}

/** What is remembered of the last check. */
interface Check {
  readonly workspace: Workspace;
  readonly rules: readonly Rule[];
  readonly units: readonly JudgedUnit[];
  readonly found: readonly FoundByRule[];
  readonly judged: number;
}

interface JudgedUnit {
  readonly key: object;
  readonly found: readonly FoundByRule[];
  readonly lookups: Lookups;
}

function checkAfter(last: Check | undefined, workspace: Workspace): Check {
  const rules = selectRules(workspace);
  const before = last !== undefined && isSameRow(last.rules, rules) ? last : undefined;
  const changes = before && new WorkspaceChanges(before.workspace, workspace);
  const known = new UnitCursor(before?.units ?? []);
  const units: JudgedUnit[] = [];
  const found: FoundByRule[] = [];
  let judged = 0;
  for (const unit of unitsOf(workspace, rules)) {
    const kept = known.find(unit.key);
    const isKept = kept !== undefined && changes !== undefined && !isTouched(kept.lookups, changes);
    const result = isKept ? kept : judge(unit, workspace);
    if (!isKept) judged++;
    units.push(result);
    if (result.found.length > 0) found.push(...result.found);
  }
  return { workspace, rules, units, found, judged };
}

function judge(unit: Unit, workspace: Workspace): JudgedUnit {
  const recorder = new LookupRecorder(workspace);
  const found = judgeUnit(unit, new WorkspaceView(workspace, recorder));
  return { key: unit.key, found, lookups: recorder.lookups };
}

/** How far ahead a unit is looked for: more than one file has, less than takes time. */
const reach = 500;

/** Finds the units of the last check, which come in nearly the same order; one that has gone far is judged again. */
class UnitCursor {
  readonly #units: readonly JudgedUnit[];
  #next = 0;

  constructor(units: readonly JudgedUnit[]) {
    this.#units = units;
  }

  find(key: object): JudgedUnit | undefined {
    const end = Math.min(this.#next + reach, this.#units.length);
    for (let index = this.#next; index < end; index++) {
      const unit = this.#units[index];
      if (unit?.key !== key) continue;
      this.#next = index + 1;
      return unit;
    }
    return undefined;
  }
}
