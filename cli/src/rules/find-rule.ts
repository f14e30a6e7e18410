import { type Diagnostic, type ListedRule, judgeExample, ruleInfos } from '@parley/toolchain';
import { type Explanation, explanations } from '@parley/toolchain/explain';
import { nearestOf } from '@parley/toolchain/nearest';
import { Failure } from '../failure.ts';

/** A rule with its explanation. */
export interface FoundRule {
  readonly rule: ListedRule;
  readonly explanation: Explanation;
  /** What the rule finds in the bad example. */
  readonly findings: readonly Diagnostic[];
}

/** The rule of an id in any case, also with - for _; a Failure with the nearest id for others. */
export function findRule(name: string): FoundRule {
  const id = name.toUpperCase().replaceAll('-', '_');
  const rule = ruleInfos.find((candidate) => candidate.id === id);
  const explanation = explanations.find((candidate) => candidate.rule === id);
  if (rule !== undefined && explanation !== undefined) {
    const { bad } = explanation;
    const findings = bad === undefined ? [] : judgeExample(rule, bad);
    return { rule, explanation, findings: findings.filter(({ code }) => code === id) };
  }
  const ids = explanations.map((candidate) => candidate.rule);
  const meant = nearestOf(id, ids) ?? ids.find((candidate) => candidate.includes(id));
  throw new Failure(`there is no rule "${name}"`, {
    hint: meant === undefined ? 'All rules: parley rules' : `Did you mean ${meant}? All rules: parley rules`,
  });
}
