import type { KnownContracts } from '@parley/language-server/contracts';
import type { TreeFigures } from './live-figures.ts';
import { trafficWords } from './traffic-words.ts';
import type { Node } from './tree.ts';

/** The message types, with the channels that carry them. */
export function messageNodes(contracts: KnownContracts, figures: TreeFigures | undefined): readonly Node[] {
  return contracts.messages.map(({ type }): Node => {
    const carriers = contracts.channels.filter(({ messages }) => messages.includes(type));
    return {
      ...messageNode(contracts, { type, id: `${contracts.root} ${type}`, figures }),
      children: carriers.map(({ name, place }) => ({
        id: `${contracts.root} ${type} ${name}`,
        label: name,
        icon: 'arrow-swap',
        place,
        symbol: { kind: 'channel', name },
        context: 'channel',
      })),
    };
  });
}

interface Shown {
  readonly type: string;
  readonly id: string;
  readonly figures: TreeFigures | undefined;
}

/** One type; while a broker is watched with what was seen of it, on whatever channel. */
export function messageNode({ messages }: KnownContracts, { type, id, figures }: Shown): Node {
  const known = messages.find((message) => message.type === type);
  const seen = figures?.traffic.types.find((counted) => counted.type === type);
  const isBad = (seen?.bad ?? 0) > 0;
  const counts =
    seen === undefined
      ? []
      : [`${String(seen.messages)} messages, ${String(seen.bad)} not as the contracts say`];
  return {
    id,
    label: type,
    description: figures === undefined ? known?.title : trafficWords(seen),
    tooltip: [type, ...(known?.title === undefined ? [] : [known.title]), ...counts].join('\n'),
    icon: isBad ? 'warning' : 'mail',
    color: isBad ? 'list.warningForeground' : undefined,
    place: known?.place,
    symbol: { kind: 'message', name: type },
    context: 'message',
  };
}
