import type { KnownContracts } from '@parley/language-server/contracts';
import { formatRate } from './format-rate.ts';
import type { TreeFigures } from './live-figures.ts';
import { messageNode } from './message-nodes.ts';
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
      description: figures === undefined ? where : wordsOf(seen),
      tooltip:
        seen === undefined
          ? `${name}: ${where}`
          : `${name}: ${where}\n${String(seen.messages)} messages, ${String(seen.bad)} not as the contracts say`,
      icon: isBad ? 'warning' : 'arrow-swap',
      color: isBad ? 'list.warningForeground' : undefined,
      place,
      symbol: { kind: 'channel', name },
      context: address === null ? 'channel' : 'channel addressed',
      children: messages.map((type) => messageNode(contracts, type, `${contracts.root} ${name} ${type}`)),
    };
  });
}

function wordsOf(seen: TreeFigures['traffic']['channels'][number] | undefined): string {
  if (seen === undefined) return 'nothing yet';
  const { messages, bad, perSecond } = seen;
  // Never rounded up: what says 100 % is wholly valid.
  const share = messages === 0 ? 100 : Math.floor(((messages - bad) / messages) * 1000) / 10;
  return `${formatRate(perSecond)}/s, ${String(share)} % valid`;
}
