import { protocolVersion, type Bundle, type BundleAgent, type CardData } from '@parley/schemas';
import type { Parameters } from '../delivery/parameters.ts';
import { typesOf } from '../presence/handshake.ts';
import type { LivingIdentity } from './identity.ts';

/** What an instance tells about itself: the declaration, and the contract hash of every message it knows. REQ-PRES-3 */
export function createCard(
  identity: LivingIdentity,
  agent: BundleAgent,
  given: { bundle: Bundle; parameters: Parameters; hasState: boolean },
): CardData {
  const receives = messagesBy(agent.receives);
  const sends = messagesBy(agent.sends);
  const hashes = [...typesOf(agent, given.bundle)].sort().flatMap((type): [string, string][] => {
    const hash = given.bundle.messages[type]?.hash;
    return hash === undefined ? [] : [[type, hash]];
  });
  return {
    agent: identity.agent,
    instance: identity.instance,
    version: agent.version,
    ...(agent.description === undefined ? {} : { description: agent.description }),
    capabilities: agent.capabilities,
    protocol: protocolVersion,
    incarnation: identity.incarnation,
    parameters: given.parameters,
    receives,
    sends,
    messages: Object.fromEntries(hashes),
    abilities: { batches: true, durable: given.hasState },
  };
}

function messagesBy(entries: Readonly<Record<string, { messages: string[] }>>): CardData['receives'] {
  return Object.fromEntries(Object.entries(entries).map(([key, { messages }]) => [key, { messages }]));
}
