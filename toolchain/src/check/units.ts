import type { Workspace, WorkspaceDocument } from '../model/workspace.ts';
import type { Report, Rule, RuleFor, Subject } from './rule.ts';
import { type SchemaRoot, placesOf, schemaRootsIn } from './schema/schema-places.ts';

/** One subject with all the rules that look at it, or one rule that looks at the workspace as a whole. */
export interface Unit {
  run(workspace: Workspace, reportFor: ReportFor): void;
}

/** Where a rule reports to. */
type ReportFor = (rule: Rule) => Report;

type RulesBySubject = { readonly [S in Subject]: readonly (Rule & RuleFor<S>)[] };

/** What there is to judge with some rules. */
export interface Units {
  /** About the workspace as a whole. */
  readonly whole: readonly Unit[];
  /** About one document and what it declares. */
  of(entry: WorkspaceDocument): Iterable<Unit>;
}

export function unitsOf(rules: readonly Rule[]): Units {
  const by = groupRules(rules);
  return {
    whole: by.workspace.map((rule) => new WorkspaceUnit(rule)),
    of: (entry) => documentUnits(entry, by),
  };
}

function* documentUnits(entry: WorkspaceDocument, by: RulesBySubject): Generator<Unit> {
  const { messages, channels, agents } = entry.declares;
  if (!entry.imported) yield new SubjectUnit(entry, by.file);
  for (const message of messages) {
    yield new SubjectUnit(message, by.message);
    for (const root of schemaRootsIn(message)) yield new SchemaUnit(root, by);
  }
  for (const channel of channels) {
    yield new SubjectUnit(channel, by.channel);
    for (const root of schemaRootsIn(channel)) yield new SchemaUnit(root, by);
  }
  for (const agent of agents) yield new SubjectUnit(agent, by.agent);
}

class WorkspaceUnit implements Unit {
  readonly #subject: Rule & RuleFor<'workspace'>;

  constructor(rule: Rule & RuleFor<'workspace'>) {
    this.#subject = rule;
  }

  run(workspace: Workspace, reportFor: ReportFor): void {
    this.#subject.check(workspace, reportFor(this.#subject), workspace);
  }
}

type RuleAbout<T> = Rule & { check(subject: T, report: Report, workspace: Workspace): void };

class SubjectUnit<T extends object> implements Unit {
  readonly #subject: T;
  readonly #rules: readonly RuleAbout<T>[];

  constructor(subject: T, rules: readonly RuleAbout<T>[]) {
    this.#subject = subject;
    this.#rules = rules;
  }

  run(workspace: Workspace, reportFor: ReportFor): void {
    for (const rule of this.#rules) rule.check(this.#subject, reportFor(rule), workspace);
  }
}

/** A schema and those inside it stand and fall together: all of them are in one document. */
class SchemaUnit implements Unit {
  readonly #subject: SchemaRoot;
  readonly #by: RulesBySubject;

  constructor(root: SchemaRoot, by: RulesBySubject) {
    this.#subject = root;
    this.#by = by;
  }

  run(workspace: Workspace, reportFor: ReportFor): void {
    for (const rule of this.#by.schemaRoot) rule.check(this.#subject, reportFor(rule), workspace);
    for (const place of placesOf(workspace, this.#subject)) {
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
