import type { KnownContracts } from '@parley/language-server/contracts';
import type { Node } from './tree.ts';

/** The message types, with the channels that carry them. */
export function messageNodes(contracts: KnownContracts): readonly Node[] {
  return contracts.messages.map(({ type }): Node => {
    const carriers = contracts.channels.filter(({ messages }) => messages.includes(type));
    return {
      ...messageNode(contracts, type, `${contracts.root} ${type}`),
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

export function messageNode({ messages }: KnownContracts, type: string, id: string): Node {
  const known = messages.find((message) => message.type === type);
  return {
    id,
    label: type,
    description: known?.title,
    icon: 'mail',
    place: known?.place,
    symbol: { kind: 'message', name: type },
    context: 'message',
  };
}
