import type { Workspace } from '../model/workspace.ts';
import type { Report, Rule, RuleFor, Subject } from './rule.ts';
import { type SchemaRoot, placesOf, schemaRootsIn } from './schema/schema-places.ts';

/** One subject with all the rules that look at it, or one rule that looks at the workspace as a whole. */
export interface Unit {
  /** The same object in two versions of a workspace: the same unit. */
  readonly key: object;
  run(workspace: Workspace, reportFor: ReportFor): void;
}

/** Where a rule reports to. */
type ReportFor = (rule: Rule) => Report;

type RulesBySubject = { readonly [S in Subject]: readonly (Rule & RuleFor<S>)[] };

/** Everything that is judged in a workspace, always in the same order. */
export function* unitsOf(workspace: Workspace, rules: readonly Rule[]): Generator<Unit> {
  const by = groupRules(rules);
  for (const rule of by.workspace) yield new WorkspaceUnit(rule);
  for (const entry of workspace.documents) if (!entry.imported) yield new SubjectUnit(entry, by.file);
  for (const message of workspace.messages) {
    yield new SubjectUnit(message, by.message);
    for (const root of schemaRootsIn(message)) yield new SchemaUnit(root, by);
  }
  for (const channel of workspace.channels) {
    yield new SubjectUnit(channel, by.channel);
    for (const root of schemaRootsIn(channel)) yield new SchemaUnit(root, by);
  }
  for (const agent of workspace.agents) yield new SubjectUnit(agent, by.agent);
}

class WorkspaceUnit implements Unit {
  readonly key: Rule & RuleFor<'workspace'>;

  constructor(rule: Rule & RuleFor<'workspace'>) {
    this.key = rule;
  }

  run(workspace: Workspace, reportFor: ReportFor): void {
    this.key.check(workspace, reportFor(this.key), workspace);
  }
}

type RuleAbout<T> = Rule & { check(subject: T, report: Report, workspace: Workspace): void };

class SubjectUnit<T extends object> implements Unit {
  readonly key: T;
  readonly #rules: readonly RuleAbout<T>[];

  constructor(subject: T, rules: readonly RuleAbout<T>[]) {
    this.key = subject;
    this.#rules = rules;
  }

  run(workspace: Workspace, reportFor: ReportFor): void {
    for (const rule of this.#rules) rule.check(this.key, reportFor(rule), workspace);
  }
}

/** A schema and those inside it stand and fall together: all of them are in one document. */
class SchemaUnit implements Unit {
  readonly key: SchemaRoot;
  readonly #by: RulesBySubject;

  constructor(root: SchemaRoot, by: RulesBySubject) {
    this.key = root;
    this.#by = by;
  }

  run(workspace: Workspace, reportFor: ReportFor): void {
    for (const rule of this.#by.schemaRoot) rule.check(this.key, reportFor(rule), workspace);
    for (const place of placesOf(workspace, this.key)) {
      for (const rule of this.#by.schema) rule.check(place, reportFor(rule), workspace);
    }
  }
}

function groupRules(rules: readonly Rule[]): RulesBySubject {
  const about = <S extends Subject>(subject: S): RulesBySubject[S] =>
    rules.filter((rule) => rule.each === subject) as unknown as RulesBySubject[S];
  return {
    file: about('file'),
    schemaRoot: about('schemaRoot'),
    schema: about('schema'),
    message: about('message'),
    channel: about('channel'),
    agent: about('agent'),
    workspace: about('workspace'),
  };
}
