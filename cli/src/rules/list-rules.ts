import {
  type ListedRule,
  type Severity,
  type Workspace,
  createSelection,
  ruleInfos,
} from '@parley/toolchain';
import { families } from '@parley/toolchain/explain';

/** A rule in the list, and what the workspace makes of it. */
export interface RuleRow {
  readonly rule: ListedRule;
  /** The family's name; empty for a rule without an explanation. */
  readonly family: string;
  /** As the configuration wants it. */
  readonly severity: Severity;
  /** Whether it runs in the workspace; outside of one, whether it runs by default. */
  readonly runs: boolean;
}

export interface RuleFilter {
  readonly level?: string;
  readonly family?: string;
}

/** The rules by family, in the order of the families. */
export function listRules(
  workspace: Workspace | undefined,
  { level, family }: RuleFilter,
): readonly RuleRow[] {
  const names = families.flatMap(({ name, explanations }) =>
    explanations.map(({ rule }): readonly [string, string] => [rule, name]),
  );
  const familyOf = new Map(names);
  const selection = workspace && createSelection(workspace.config.check);
  const rows = ruleInfos.map((rule): RuleRow => ({
    rule,
    family: familyOf.get(rule.id) ?? '',
    severity: selection?.severityOf(rule) ?? rule.severity,
    runs: selection?.runs(rule) ?? rule.level !== 'STRICT',
  }));
  const wanted = rows.filter(
    (row) => (level ?? row.rule.level) === row.rule.level && (family ?? row.family) === row.family,
  );
  return families.flatMap(({ name }) => wanted.filter((row) => row.family === name));
}
