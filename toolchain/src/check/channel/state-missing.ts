import type { ChannelDeclaration } from '../../model/channel.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import { rolesOf } from '../roles.ts';
import type { Rule } from '../rule.ts';

export const stateMissing: Rule = {
  id: 'STATE_MISSING',
  severity: 'error',
  summary: 'A channel promises what needs a journal, but the configuration says to keep none.',
  each: 'channel',
  check: (channel, report, workspace) => {
    const { place, resolved } = channel;
    const { document, state } = workspace.config;
    const key = resolved.durable === null ? 'delivery' : 'durable';
    if (
      state !== null ||
      document === undefined ||
      (key === 'delivery' && resolved.delivery !== 'exactly-once')
    )
      return;
    if (!isUsed(channel, workspace)) return;
    report({
      place: below(place, key),
      message: `${key === 'durable' ? 'a durable' : 'an exactly-once'} channel needs a state folder: agents that name it refuse to start`,
      hint: 'leave state: none out of the configuration',
      related: [{ place: { document, pointer: '/state' }, message: 'memory only' }],
    });
  },
};

/** Whether an agent that Parley runs names the channel. */
function isUsed({ name }: ChannelDeclaration, workspace: Workspace): boolean {
  const { receivers, backups, senders } = rolesOf(workspace, name);
  return [...receivers, ...backups, ...senders].some(({ agent }) => !agent.external);
}
