import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const agentDescriptionMissing: Rule = {
  id: 'AGENT_DESCRIPTION_MISSING',
  severity: 'warning',
  level: 'STRICT',
  summary: 'An agent does not say what it does.',
  each: 'agent',
  check: ({ name, place, raw }, report) => {
    if (raw.description !== undefined && raw.description !== '') return;
    report({
      place: below(place, 'agent'),
      message: `"${name}" has no description`,
      hint: 'say in one sentence what it does',
    });
  },
};
