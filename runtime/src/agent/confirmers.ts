import type { Bundle, BundleAgent } from '@parley/schemas';
import { isBackup } from './declaration.ts';

/** The agents that confirm messages of a channel; of a directed one its receiver. */
export type FindConfirmers = (channel: string, receiver: string | undefined) => readonly string[];

/** Found once for each channel and receiver; `isRetired` agents are left out each time. */
export function createConfirmers(bundle: Bundle, isRetired: (agent: string) => boolean): FindConfirmers {
  const known = new Map<string, readonly string[]>();
  return (channel, receiver) => {
    const directed = receiver?.split('/')[0];
    const key = directed === undefined ? channel : `${channel} ${directed}`;
    const found = known.get(key) ?? confirmersOf(bundle, channel, directed);
    known.set(key, found);
    return found.some(isRetired) ? found.filter((agent) => !isRetired(agent)) : found;
  };
}

/** Those that name the channel itself, without `receipt: false`. */
function confirmersOf(bundle: Bundle, channel: string, directed: string | undefined): readonly string[] {
  const agents = Object.values(bundle.agents).filter((agent) => confirms(agent, channel));
  if (directed !== undefined) return agents.filter(({ name }) => name === directed).map(({ name }) => name);
  return agents.filter((agent) => !isBackup(agent, bundle)).map(({ name }) => name);
}

/** Whether an agent tells the senders of a channel what it did with their messages. */
export function confirms({ external, receives }: BundleAgent, channel: string): boolean {
  return !external && Object.hasOwn(receives, channel) && receives[channel]?.receipt === true;
}
