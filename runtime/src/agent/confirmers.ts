import type { Bundle, BundleAgent } from '@parley/schemas';
import { isPassive } from './declaration.ts';

/** The agents that must confirm a durable message: those that name the channel itself, without `receipt: false`; of a directed one its receiver. */
export function confirmersOf(
  bundle: Bundle,
  channel: string,
  receiver: string | undefined,
): readonly string[] {
  const agents = Object.values(bundle.agents).filter((agent) => confirms(agent, channel));
  const directed = receiver?.split('/')[0];
  if (directed !== undefined) return agents.filter(({ name }) => name === directed).map(({ name }) => name);
  return agents.filter((agent) => !isPassive(agent, channel, bundle)).map(({ name }) => name);
}

function confirms({ external, receives }: BundleAgent, channel: string): boolean {
  return !external && Object.hasOwn(receives, channel) && receives[channel]?.receipt === true;
}
