import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const escalationAfterManual: Rule = {
  id: 'ESCALATION_AFTER_MANUAL',
  severity: 'warning',
  summary: 'An escalation goes on after it was handed to people.',
  each: 'agent',
  check: ({ escalation, raw, place }, report) => {
    const steps: readonly unknown[] = Array.isArray(raw.escalation) ? raw.escalation : [];
    const index = steps.indexOf('manual');
    // A step that is no step is a finding of its own.
    if (index < 0 || index === steps.length - 1 || escalation.length !== steps.length) return;
    report({
      place: below(place, 'escalation', index + 1),
      message: `${String(steps[index + 1])} comes after manual, but what people have in hand is not tried any more`,
      hint: 'let manual be the last step',
    });
  },
};
