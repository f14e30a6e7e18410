import type { AgentDeclaration, ReceiveDeclaration } from '../../model/agent.ts';
import type { ChannelDeclaration } from '../../model/channel.ts';
import { channelsOfKey, linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { Rule } from '../rule.ts';

/** Channels of `share: one` come over the front, which gives critical ones a connection of their own; the others all share one. */
export const criticalWithoutLane: Rule = {
  id: 'CRITICAL_WITHOUT_LANE',
  severity: 'warning',
  summary: 'A critical channel comes over one connection with others, behind which it may have to wait.',
  each: 'agent',
  check: (agent, report, workspace) => {
    if (agent.external) return;
    const shared = sharedChannels(agent, workspace);
    const bulk = shared.find(({ channel }) => channel.resolved.priority !== 'critical');
    if (bulk === undefined) return;
    for (const { receive, channel } of shared) {
      if (channel.resolved.priority !== 'critical') continue;
      report({
        place: receive.place,
        part: 'key',
        message: `"${channel.name}" is critical, but as share: ${channel.resolved.share} it comes over one connection with "${bulk.channel.name}" and may wait behind it`,
        hint: 'with share: one a critical channel has a connection of its own',
        related: [
          { place: below(channel.place, 'priority'), message: 'critical' },
          { place: bulk.receive.place, part: 'key', message: 'what it may wait behind' },
        ],
      });
    }
  },
};

interface Received {
  readonly receive: ReceiveDeclaration;
  readonly channel: ChannelDeclaration;
}

/** What each instance of an agent subscribes to for itself. */
function sharedChannels({ receives }: AgentDeclaration, workspace: Workspace): readonly Received[] {
  const { channels } = linksOf(workspace);
  return receives.flatMap((receive) =>
    channelsOfKey(receive.key, channels)
      .filter(({ resolved }) => resolved.share !== 'one' && resolved.address !== null)
      .map((channel) => ({ receive, channel })),
  );
}
