import type { AgentDeclaration, SendDeclaration } from '../../model/agent.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const fallbackCircle: Rule = {
  id: 'FALLBACK_CIRCLE',
  severity: 'error',
  summary: 'The fallbacks of an agent lead back to where they began.',
  each: 'agent',
  check: (agent, report) => {
    const reported = new Set<SendDeclaration>();
    for (const send of agent.sends) {
      const circle = circleOf(agent, send);
      // A channel that is its own fallback is a finding of its own.
      if (circle.length < 2 || reported.has(send)) continue;
      for (const member of circle) reported.add(member);
      report({
        place: below(send.place, 'fallback'),
        message: `fallbacks go in a circle: ${[...circle, send].map(({ key }) => key).join(' → ')}`,
        related: circle.slice(1).map(({ key, place }) => ({
          place: below(place, 'fallback'),
          message: `the fallback of "${key}"`,
        })),
      });
    }
  },
};

function circleOf({ sends }: AgentDeclaration, start: SendDeclaration): readonly SendDeclaration[] {
  const circle: SendDeclaration[] = [];
  for (let next: SendDeclaration | undefined = start; next !== undefined;) {
    if (next === start && circle.length > 0) return circle;
    if (circle.includes(next)) return [];
    circle.push(next);
    const { fallback }: SendDeclaration['options'] = next.options;
    next = sends.find(({ key }) => key === fallback);
  }
  return [];
}
