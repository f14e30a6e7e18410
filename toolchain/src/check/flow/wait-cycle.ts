import type { AgentDeclaration } from '../../model/agent.ts';
import { groupBy } from '../../model/group-by.ts';
import { channelsByName } from '../../model/link-tables.ts';
import { type Receiver, linksOf } from '../../model/link.ts';
import type { Place } from '../../model/place.ts';
import { derivedTable } from '../../model/row-table.ts';
import type { Workspace } from '../../model/workspace.ts';
import { rolesOf } from '../roles.ts';
import type { Finding, Rule } from '../rule.ts';
import { hasCircle, shortestCircles } from './circles.ts';

/** One agent that may wait for another's answer. */
interface Wait {
  readonly from: string;
  readonly to: string;
  readonly channel: string;
  readonly place: Place;
  readonly answer: Receiver;
  /** The agent for which the one that answers stands in. */
  readonly standsInFor: string | undefined;
}

/**
 * Patterns observe and never answer, so no circle goes over them. How many requests a handler takes at once only says
 * when a circle stands still, not whether it can: as soon as that many are under way.
 */
export const waitCycle: Rule = {
  id: 'WAIT_CYCLE',
  severity: 'warning',
  summary: 'Agents send requests to one another in a circle, so that each may wait for the next.',
  each: 'workspace',
  check: (workspace, report) => {
    // Nearly never is there any, and then nobody has to be looked at but those who ask and answer.
    if (!hasCircle(requestsIn(workspace))) return;
    const reported = new Set<string>();
    for (const circle of shortestCircles(groupBy(waitsOf(workspace), ({ from }) => from))) {
      const identity = identityOf(workspace, circle);
      if (reported.has(identity)) continue;
      reported.add(identity);
      report(findingOf(circle));
    }
  },
};

/** Which agents send which requests, and which agents answer them. */
function requestsIn(workspace: Workspace): ReadonlyMap<string, readonly string[]> {
  const graph = new Map<string, string[]>();
  for (const name of workspace.table(requestNames).keys()) {
    const { senders, receivers, backups } = rolesOf(workspace, name);
    if (senders.length === 0) continue;
    const request = `request ${name}`;
    const answering = [...receivers, ...backups].map(({ agent }) => `agent ${agent.name}`);
    graph.set(request, answering);
    for (const { agent } of senders) {
      const key = `agent ${agent.name}`;
      const sent = graph.get(key);
      if (sent === undefined) graph.set(key, [request]);
      else sent.push(request);
    }
  }
  return graph;
}

/** Apart from all else that channels say: the same table as long as no other channels are requests. */
const requestNames = derivedTable<true>({
  namesIn: channelsByName.namesIn,
  rowOf: (name, workspace) => {
    const channel = workspace.table(channelsByName).get(name);
    return (channel !== undefined && channel.resolved.reply !== null) || undefined;
  },
});

/** Who may wait for whom: only agents that answer requests themselves, or stand in for one that does. */
function waitsOf(workspace: Workspace): readonly Wait[] {
  const { channels, backedUp } = linksOf(workspace);
  return workspace.agents.flatMap(({ name: from, sends }) =>
    sends.flatMap(({ key, place }) => {
      if ((channels.get(key)?.resolved.reply ?? null) === null) return [];
      const { receivers, backups } = rolesOf(workspace, key);
      const waitFor = (answer: Receiver, standsInFor?: AgentDeclaration): Wait => {
        return { from, to: answer.agent.name, channel: key, place, answer, standsInFor: standsInFor?.name };
      };
      return [
        ...receivers.map((answer) => waitFor(answer)),
        // A backup that asks does not go to itself when nobody answers.
        ...backups
          .filter(({ agent }) => agent.name !== from)
          .map((answer) => waitFor(answer, backedUp.get(answer.agent.name)?.[0])),
      ];
    }),
  );
}

/** A circle over a backup is the same as the one over the agent that it backs up. */
function identityOf(workspace: Workspace, circle: readonly Wait[]): string {
  const { backedUp } = linksOf(workspace);
  const names = circle.map(({ from }) => backedUp.get(from)?.[0]?.name ?? from);
  return [...new Set(names)].sort().join(' ');
}

function findingOf(circle: readonly Wait[]): Finding {
  const [first, ...others] = circle;
  if (first === undefined) throw new RangeError('a circle has at least one wait');
  const [{ from }] = [first];
  const related = [
    answerOf(first),
    ...others.flatMap((wait) => [
      { place: wait.place, part: 'key', message: `"${wait.from}" waits for "${wait.to}"` } as const,
      answerOf(wait),
    ]),
  ];
  const message =
    others.length === 0
      ? `"${from}" asks itself on "${first.channel}", and its handler may wait for itself`
      : `requests go in a circle: ${[...circle.map((wait) => wait.from), from].join(' → ')}`;
  return {
    place: first.place,
    part: 'key',
    message,
    hint:
      others.length === 0
        ? 'let the handler do itself what it asks for, or send an event instead'
        : 'no handler in the circle may wait for the next: let one of them send an event instead',
    related,
  };
}

function answerOf({ answer, channel, standsInFor }: Wait): NonNullable<Finding['related']>[number] {
  const { agent, receive } = answer;
  const role = standsInFor === undefined ? '' : `, the backup of "${standsInFor}",`;
  const message = `"${agent.name}"${role} answers "${channel}", ${receive.options.concurrency} at once`;
  return { place: receive.place, part: 'key', message };
}
