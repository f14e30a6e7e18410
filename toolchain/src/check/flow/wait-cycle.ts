import { groupBy } from '../../model/group-by.ts';
import type { AgentDeclaration } from '../../model/agent.ts';
import { linksOf } from '../../model/link.ts';
import type { Place } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import { rolesOf } from '../roles.ts';
import type { Rule } from '../rule.ts';

interface Wait {
  readonly from: AgentDeclaration;
  readonly to: AgentDeclaration;
  readonly channel: string;
  readonly place: Place;
}

export const waitCycle: Rule = {
  id: 'WAIT_CYCLE',
  severity: 'warning',
  summary: 'Agents send requests to one another in a circle, so that each may wait for the next.',
  each: 'workspace',
  check: (workspace, report) => {
    const waits = groupBy(waitsOf(workspace), ({ from }) => from.name);
    const reported = new Set<string>();
    for (const start of waits.keys()) {
      const circle = findCircle(waits, start);
      const [first] = circle ?? [];
      if (circle === undefined || first === undefined) continue;
      const names = circle.map(({ from }) => from.name);
      const identity = [...names].sort().join(' ');
      if (reported.has(identity)) continue;
      reported.add(identity);
      const related = circle.slice(1).map(({ from, to, place }) => {
        return { place, part: 'key', message: `"${from.name}" waits for "${to.name}"` } as const;
      });
      const message = `requests go in a circle: ${[...names, start].join(' → ')}`;
      report({ place: first.place, part: 'key', message, related });
    }
  },
};

/** Who may wait for whom: only agents that answer requests themselves can be part of a circle. */
function waitsOf(workspace: Workspace): readonly Wait[] {
  const { channels } = linksOf(workspace);
  return workspace.agents.flatMap((from) =>
    from.sends.flatMap(({ key, place }) => {
      if ((channels.get(key)?.resolved.reply ?? null) === null) return [];
      return rolesOf(workspace, key).receivers.map(({ agent }): Wait => ({
        from,
        to: agent,
        channel: key,
        place,
      }));
    }),
  );
}

/** The shortest way from an agent back to itself. */
function findCircle(waits: ReadonlyMap<string, readonly Wait[]>, start: string): readonly Wait[] | undefined {
  const visited = new Set<string>();
  let ways: readonly (readonly Wait[])[] = (waits.get(start) ?? []).map((wait) => [wait]);
  while (ways.length > 0) {
    const next: (readonly Wait[])[] = [];
    for (const way of ways) {
      const name = way.at(-1)?.to.name ?? '';
      if (name === start) return way;
      if (visited.has(name)) continue;
      visited.add(name);
      for (const wait of waits.get(name) ?? []) next.push([...way, wait]);
    }
    ways = next;
  }
  return undefined;
}
