import { WorkspaceView } from '../model/view.ts';
import type { Workspace, WorkspaceDocument } from '../model/workspace.ts';
import { type FoundByRule, judgeUnit } from './judge-unit.ts';
import { LookupRecorder } from './lookups.ts';
import { type Lookup, Readers, addReader, removeReader } from './readers.ts';
import type { Rule } from './rule.ts';
import { type Unit, type Units, unitsOf } from './units.ts';
import { WorkspaceChanges } from './workspace-changes.ts';

/** A unit with what came of it last. */
interface JudgedUnit {
  readonly unit: Unit;
  found: readonly FoundByRule[];
  lookups: readonly Lookup<JudgedUnit>[];
}

const nothing: readonly never[] = [];

/** What some rules say of a workspace, kept up to date from one version to the next. */
export class RunningCheck {
  readonly #units: Units;
  readonly #whole: readonly JudgedUnit[];
  readonly #byDocument = new Map<WorkspaceDocument, readonly JudgedUnit[]>();
  readonly #readers = new Readers<JudgedUnit>();
  /** Most units have no findings. */
  readonly #finding = new Set<JudgedUnit>();
  #last: Workspace | undefined;
  #unitCount = 0;

  constructor(rules: readonly Rule[]) {
    this.#units = unitsOf(rules);
    this.#whole = this.#units.whole.map(toUnjudged);
  }

  get unitCount(): number {
    return this.#unitCount + this.#whole.length;
  }

  /** In no order. */
  get found(): readonly FoundByRule[] {
    const found: FoundByRule[] = [];
    for (const { found: some } of this.#finding) for (const finding of some) found.push(finding);
    return found;
  }

  /** Goes on to a version of the workspace; returns how many units had to be judged. */
  advance(workspace: Workspace): number {
    const units = this.#last === undefined ? this.#begin(workspace) : this.#touched(this.#last, workspace);
    for (const unit of units) this.#judge(unit, workspace);
    this.#last = workspace;
    return units.length;
  }

  #begin({ documents }: Workspace): readonly JudgedUnit[] {
    const units = [...this.#whole];
    for (const entry of documents) for (const unit of this.#add(entry)) units.push(unit);
    return units;
  }

  #touched(before: Workspace, workspace: Workspace): readonly JudgedUnit[] {
    const changes = new WorkspaceChanges(before, workspace);
    for (const { before: old } of changes.change.documents) if (old !== undefined) this.#remove(old);
    const units = [...this.#readers.touchedBy(changes)];
    for (const { after } of changes.change.documents) {
      if (after !== undefined) for (const unit of this.#add(after)) units.push(unit);
    }
    return units;
  }

  #add(entry: WorkspaceDocument): readonly JudgedUnit[] {
    const units = Array.from(this.#units.of(entry), toUnjudged);
    this.#byDocument.set(entry, units);
    this.#unitCount += units.length;
    return units;
  }

  #remove(entry: WorkspaceDocument): void {
    const units = this.#byDocument.get(entry) ?? [];
    this.#byDocument.delete(entry);
    this.#unitCount -= units.length;
    for (const unit of units) this.#settle(unit, { found: nothing, lookups: new Set() });
  }

  #judge(judged: JudgedUnit, workspace: Workspace): void {
    const recorder = new LookupRecorder(workspace, this.#readers);
    const found = judgeUnit(judged.unit, new WorkspaceView(workspace, recorder));
    this.#settle(judged, { found, lookups: recorder.lookups });
  }

  /** First what is looked up now, so that what is looked up again is not forgotten in between. */
  #settle(unit: JudgedUnit, { found, lookups }: Outcome): void {
    for (const lookup of lookups) addReader(lookup, unit);
    for (const lookup of unit.lookups) if (!lookups.has(lookup)) removeReader(lookup, unit);
    unit.lookups = [...lookups];
    unit.found = found;
    if (found.length > 0) this.#finding.add(unit);
    else this.#finding.delete(unit);
  }
}

interface Outcome {
  readonly found: readonly FoundByRule[];
  readonly lookups: ReadonlySet<Lookup<JudgedUnit>>;
}

function toUnjudged(unit: Unit): JudgedUnit {
  return { unit, found: nothing, lookups: nothing };
}
