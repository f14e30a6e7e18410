import type { RuleInfo } from '../rule.ts';

/** What the last stage of a check finds, once the rules have run: about suppressions and the baseline. */
export const stageRules = {
  illegal: {
    id: 'SUPPRESSION_ILLEGAL',
    severity: 'error',
    summary: 'A suppression is not of the form parley-ignore RULE_ID: reason, and has no effect.',
  },
  withoutReason: {
    id: 'SUPPRESSION_WITHOUT_REASON',
    severity: 'error',
    summary: 'A suppression gives no reason, and has no effect.',
  },
  ruleUnknown: {
    id: 'SUPPRESSION_RULE_UNKNOWN',
    severity: 'error',
    summary: 'A suppression names a rule that is not there.',
  },
  notAllowed: {
    id: 'SUPPRESSION_NOT_ALLOWED',
    severity: 'error',
    summary: 'A suppression has no effect: the configuration allows none, or the rule cannot be suppressed.',
  },
  unused: {
    id: 'SUPPRESSION_UNUSED',
    severity: 'warning',
    summary: 'A suppression hides nothing: what it was for is gone.',
  },
  baselineMissing: {
    id: 'BASELINE_MISSING',
    severity: 'error',
    summary: 'The baseline that the configuration names is not there.',
  },
  baselineIllegal: {
    id: 'BASELINE_ILLEGAL',
    severity: 'error',
    summary: 'The baseline cannot be read, so nothing in it counts as known.',
  },
  baselineUnused: {
    id: 'BASELINE_UNUSED',
    severity: 'warning',
    summary: 'An entry of the baseline matches no finding any more.',
  },
} as const satisfies Readonly<Record<string, RuleInfo>>;

/** A finding about suppressions is never itself suppressed by one, nor taken into a baseline. */
export function isStageRule(id: string): boolean {
  return Object.values(stageRules).some((rule) => rule.id === id);
}
