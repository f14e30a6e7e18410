import type { Range } from '../../diagnostic.ts';
import { didYouMean } from '../did-you-mean.ts';
import { isReadingRule } from '../file/reading-rules.ts';
import type { RuleInfo } from '../rule.ts';
import type { Fault } from './stage-findings.ts';
import { isStageRule, stageRules } from './stage-rules.ts';
import type { Suppression } from './suppressions.ts';

/** A suppression that counts for one rule. */
export interface ActiveSuppression {
  readonly rule: RuleInfo;
  /** The name of the rule in the comment. */
  readonly range: Range;
  readonly suppression: Suppression;
}

export interface JudgedSuppressions {
  readonly active: readonly ActiveSuppression[];
  /** Why the others have no effect. */
  readonly faults: readonly Fault[];
}

export interface JudgeOptions {
  /** Every rule by its id. */
  readonly rules: ReadonlyMap<string, RuleInfo>;
  readonly areAllowed: boolean;
}

const form = 'the form is "parley-ignore RULE_ID: why it is meant so"';

/** Which suppressions of a file have an effect, and why others have none. */
export function judgeSuppressions(
  suppressions: readonly Suppression[],
  { rules, areAllowed }: JudgeOptions,
): JudgedSuppressions {
  const active: ActiveSuppression[] = [];
  const faults: Fault[] = [];
  for (const suppression of suppressions) {
    const fault = faultOf(suppression, areAllowed);
    if (fault !== undefined) {
      faults.push(fault);
      continue;
    }
    for (const { id, range } of suppression.rules) {
      const rule = rules.get(id);
      const ruleFault = faultOfRule(rule, { id, range }, rules);
      if (ruleFault !== undefined) faults.push(ruleFault);
      else if (rule !== undefined) active.push({ rule, range, suppression });
    }
  }
  return { active, faults };
}

function faultOf({ fault, reason, range }: Suppression, areAllowed: boolean): Fault | undefined {
  if (!areAllowed) {
    const message = 'this has no effect: check.disallowInlineIgnores of the configuration is true';
    return {
      rule: stageRules.notAllowed,
      range,
      message,
      hint: 'mend what is found, or use check.ignoreOnly',
    };
  }
  if (fault !== undefined) {
    return { rule: stageRules.illegal, range, message: `this suppresses nothing: ${fault}`, hint: form };
  }
  if (reason !== '') return undefined;
  const message = 'this suppresses nothing: it gives no reason';
  return { rule: stageRules.withoutReason, range, message, hint: form };
}

function faultOfRule(
  rule: RuleInfo | undefined,
  { id, range }: { readonly id: string; readonly range: Range },
  rules: ReadonlyMap<string, RuleInfo>,
): Fault | undefined {
  if (rule === undefined) {
    const hint = didYouMean(id, rules.keys());
    const fault = { rule: stageRules.ruleUnknown, range, message: `there is no rule "${id}"` };
    return hint === undefined ? fault : { ...fault, hint };
  }
  if (isReadingRule(id)) {
    const message = `${id} cannot be suppressed: what cannot be read cannot be checked`;
    return { rule: stageRules.notAllowed, range, message };
  }
  if (!isStageRule(id)) return undefined;
  const message = `${id} is about suppressions, and cannot be suppressed by one`;
  return { rule: stageRules.notAllowed, range, message };
}
