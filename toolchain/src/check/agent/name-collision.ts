import { pascalCase } from '../../model/identifiers.ts';
import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { Rule } from '../rule.ts';

export const agentNameCollision: Rule = {
  id: 'AGENT_NAME_COLLISION',
  severity: 'warning',
  summary: 'Two agents have the same name in generated code.',
  each: 'agent',
  check: ({ name, place }, report, workspace) => {
    const other = workspace.table(firstAgents).get(pascalCase(name));
    if (other === undefined || other === name) return;
    const first = linksOf(workspace).agents.get(other);
    report({
      place: below(place, 'agent'),
      message: `"${name}" and "${other}" are both ${pascalCase(name)} in generated code, so each gets a suffix`,
      hint: 'rename one of them',
      related: first && [{ place: below(first.place, 'agent'), message: 'the other one' }],
    });
  },
};

/** The first agent with each identifier. */
function firstAgents({ agents }: Workspace): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const { name } of agents) if (!first.has(pascalCase(name))) first.set(pascalCase(name), name);
  return first;
}
