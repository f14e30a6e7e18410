import type { AgentDeclaration } from '../../model/agent.ts';
import type { ChannelDeclaration } from '../../model/channel.ts';
import { field } from '../../model/fields.ts';
import { linksOf } from '../../model/link.ts';
import { placeholdersOf } from '../../model/names.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { Rule } from '../rule.ts';

export const agentParameterConflict: Rule = {
  id: 'AGENT_PARAMETER_CONFLICT',
  severity: 'error',
  summary: 'No value of a parameter is legal for all channels of the agent that binds it.',
  each: 'agent',
  check: (agent, report, workspace) => {
    const names: readonly unknown[] = Array.isArray(agent.raw.parameters) ? agent.raw.parameters : [];
    for (const [index, name] of names.entries()) {
      if (typeof name !== 'string') continue;
      const [first, second] = findConflict(channelsWith(agent, name, workspace), name);
      if (first === undefined || second === undefined) continue;
      report({
        place: below(agent.place, 'parameters', index),
        message: `no value of {${name}} is legal for both "${first.name}" and "${second.name}"`,
        hint: 'one agent cannot be started for both; make it two, or leave the parameter unbound',
        related: [first, second].map((channel) => ({
          place: below(channel.place, 'parameters', name),
          message: `the values of "${channel.name}"`,
        })),
      });
    }
  },
};

function channelsWith(
  { receives, sends }: AgentDeclaration,
  parameter: string,
  workspace: Workspace,
): readonly ChannelDeclaration[] {
  const { channels } = linksOf(workspace);
  return [...receives, ...sends].flatMap(({ key }) => {
    const channel = channels.get(key);
    return channel !== undefined && placeholdersOf(channel.resolved.address ?? '').includes(parameter)
      ? [channel]
      : [];
  });
}

/** Two channels that list their values and have none in common. */
function findConflict(
  channels: readonly ChannelDeclaration[],
  parameter: string,
): readonly ChannelDeclaration[] {
  const listed = channels.flatMap((channel) => {
    const values = valuesOf(channel.resolved.parameters[parameter]);
    return values === undefined ? [] : [{ channel, values }];
  });
  for (const [index, left] of listed.entries()) {
    const right = listed
      .slice(index + 1)
      .find(({ values }) => !values.some((value) => left.values.includes(value)));
    if (right !== undefined) return [left.channel, right.channel];
  }
  return [];
}

function valuesOf(schema: unknown): readonly unknown[] | undefined {
  const list = field(schema, 'enum');
  if (Array.isArray(list)) return list.length === 0 ? undefined : list;
  const only = field(schema, 'const');
  return only === undefined ? undefined : [only];
}
