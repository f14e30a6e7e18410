import type { ChannelDeclaration } from '../../model/channel.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import { rolesOf } from '../roles.ts';
import type { Rule } from '../rule.ts';

export const stateMissing: Rule = {
  id: 'STATE_MISSING',
  severity: 'error',
  summary: 'The configuration says to keep no state, but channels promise what needs a journal.',
  each: 'workspace',
  check: (workspace, report) => {
    const { document, state } = workspace.config;
    if (state !== null || document === undefined) return;
    const promises = workspace.channels.filter(
      (channel) => needsState(channel) && isUsed(channel, workspace),
    );
    if (promises.length === 0) return;
    const names = promises.map(({ name }) => `"${name}"`).join(', ');
    report({
      place: { document, pointer: '/state' },
      message: `without a state folder the agents that name ${names} refuse to start`,
      hint: 'leave state out, or name a folder',
      related: promises.map(({ place, resolved: { durable, delivery } }) => ({
        place: below(place, durable === null ? 'delivery' : 'durable'),
        message: durable === null ? delivery : 'durable',
      })),
    });
  },
};

function needsState({ resolved: { durable, delivery } }: ChannelDeclaration): boolean {
  return durable !== null || delivery === 'exactly-once';
}

/** Whether an agent that Parley runs names the channel. */
function isUsed({ name }: ChannelDeclaration, workspace: Workspace): boolean {
  const { receivers, backups, senders } = rolesOf(workspace, name);
  return [...receivers, ...backups, ...senders].some(({ agent }) => !agent.external);
}
