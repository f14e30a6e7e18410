import type { KnownContracts } from '@parley/language-server/contracts';
import type { TreeFigures } from './live-figures.ts';
import { messageNode } from './message-nodes.ts';
import { trafficWords } from './traffic-words.ts';
import type { Node } from './tree.ts';

/** The channels: where they are, and how much of what travels on them is as the contracts say. */
export function channelNodes(contracts: KnownContracts, figures: TreeFigures | undefined): readonly Node[] {
  return contracts.channels.map(({ name, address, messages, place }): Node => {
    const seen = figures?.traffic.channels.find(({ channel }) => channel === name);
    const where = address ?? 'inboxes';
    const isBad = (seen?.bad ?? 0) > 0;
    return {
      id: `${contracts.root} ${name}`,
      label: name,
      description: figures === undefined ? where : trafficWords(seen),
      tooltip:
        seen === undefined
          ? `${name}: ${where}`
          : `${name}: ${where}\n${String(seen.messages)} messages, ${String(seen.bad)} not as the contracts say`,
      icon: isBad ? 'warning' : 'arrow-swap',
      color: isBad ? 'list.warningForeground' : undefined,
      place,
      symbol: { kind: 'channel', name },
      context: address === null ? 'channel' : 'channel addressed',
      children: messages.map((type) =>
        messageNode(contracts, { type, id: `${contracts.root} ${name} ${type}`, figures }),
      ),
    };
  });
}
