import type { Workspace } from '../model/workspace.ts';
import type { Report, Rule, RuleFor, Subject } from './rule.ts';
import { type SchemaRoot, placesOf, schemaRootsIn } from './schema/schema-places.ts';

/** One subject with all the rules that look at it, or one rule that looks at the workspace as a whole. */
export interface Unit {
  /** The same object in two versions of a workspace: the same unit. */
  readonly key: object;
  readonly run: (workspace: Workspace, reportFor: ReportFor) => void;
}

/** Where a rule reports to. */
type ReportFor = (rule: Rule) => Report;

type RulesBySubject = { readonly [S in Subject]: readonly (Rule & RuleFor<S>)[] };

/** Everything that is judged in a workspace, always in the same order. */
export function* unitsOf(workspace: Workspace, rules: readonly Rule[]): Generator<Unit> {
  const by = groupRules(rules);
  for (const rule of by.workspace) {
    yield {
      key: rule,
      run: (view, reportFor) => {
        rule.check(view, reportFor(rule), view);
      },
    };
  }
  for (const entry of workspace.documents) if (!entry.imported) yield unitOf(entry, by.file);
  for (const message of workspace.messages) {
    yield unitOf(message, by.message);
    for (const root of schemaRootsIn(message)) yield schemaUnit(root, by);
  }
  for (const channel of workspace.channels) {
    yield unitOf(channel, by.channel);
    for (const root of schemaRootsIn(channel)) yield schemaUnit(root, by);
  }
  for (const agent of workspace.agents) yield unitOf(agent, by.agent);
}

type RuleAbout<T> = Rule & { check(subject: T, report: Report, workspace: Workspace): void };

function unitOf<T extends object>(subject: T, rules: readonly RuleAbout<T>[]): Unit {
  return {
    key: subject,
    run: (view, reportFor) => {
      for (const rule of rules) rule.check(subject, reportFor(rule), view);
    },
  };
}

/** A schema and those inside it stand and fall together: all of them are in one document. */
function schemaUnit(root: SchemaRoot, by: RulesBySubject): Unit {
  return {
    key: root,
    run: (view, reportFor) => {
      for (const rule of by.schemaRoot) rule.check(root, reportFor(rule), view);
      for (const place of placesOf(view, root)) {
        for (const rule of by.schema) rule.check(place, reportFor(rule), view);
      }
    },
  };
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
