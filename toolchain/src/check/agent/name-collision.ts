import type { AgentDeclaration } from '../../model/agent.ts';
import { pascalCase } from '../../model/identifiers.ts';
import { below } from '../../model/place.ts';
import { listTable } from '../../model/row-table.ts';
import { firstOf } from '../../model/row-view.ts';
import type { Rule } from '../rule.ts';

export const agentNameCollision: Rule = {
  id: 'AGENT_NAME_COLLISION',
  severity: 'warning',
  summary: 'Two agents have the same name in generated code.',
  each: 'agent',
  check: ({ name, place }, report, workspace) => {
    const first = workspace.table(agentsByIdentifier).get(pascalCase(name));
    if (first === undefined || first.name === name) return;
    const other = first.name;
    report({
      place: below(place, 'agent'),
      message: `"${name}" and "${other}" are both ${pascalCase(name)} in generated code, so each gets a suffix`,
      hint: 'rename one of them',
      related: [{ place: below(first.place, 'agent'), message: 'the other one' }],
    });
  },
};

/** The first agent with each identifier. */
const agentsByIdentifier = firstOf(
  listTable<AgentDeclaration>({
    visit: ({ declares }, put) => {
      for (const agent of declares.agents) put(pascalCase(agent.name), agent);
    },
    pathOf: ({ place }) => place.document.path,
  }),
);
