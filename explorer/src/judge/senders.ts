import type { Bundle, BundleAgent, BundleChannel } from '@parley/schemas';
import { parseSource } from '@parley/runtime/protocol';
import { own } from './own.ts';

interface SentMessage {
  readonly channel: BundleChannel;
  readonly type: string;
}

/** Sources are invented by whoever sends: more of them than that are looked at anew. */
const maxSources = 5000;

/** Tells why the contracts do not let a source send a message, or undefined if they do; worked out once for each. */
export function createSenderCheck(bundle: Bundle): (source: string, sent: SentMessage) => string | undefined {
  const known = new Map<string, Map<string, string | undefined>>();
  return (source, sent) => {
    let faults = known.get(source);
    if (faults === undefined) {
      if (known.size >= maxSources) known.clear();
      known.set(source, (faults = new Map<string, string | undefined>()));
    }
    const key = `${sent.channel.name} ${sent.type}`;
    const found = faults.get(key);
    if (found !== undefined || faults.has(key)) return found;
    const fault = findSenderFault(bundle, source, sent);
    faults.set(key, fault);
    return fault;
  };
}

/**
 * Why the contracts do not let `source` send this, or undefined if they do.
 * Operators may send anything; of a source that is no agent's the contracts say nothing.
 */
export function findSenderFault(bundle: Bundle, source: string, sent: SentMessage): string | undefined {
  const name = parseSource(source)?.agent;
  if (name === undefined || bundle.operators.includes(name)) return undefined;
  const agent = own(bundle.agents, name);
  if (agent === undefined) return `no agent "${name}" in the contracts`;
  if (answers(bundle, agent, sent.channel.name)) return undefined;
  const declared = own(agent.sends, sent.channel.name);
  if (declared === undefined) return `"${name}" does not declare that it sends ${sent.channel.name}`;
  return declared.messages.includes(sent.type)
    ? undefined
    : `"${name}" sends ${declared.messages.join(', ')} on ${sent.channel.name}, not ${sent.type}`;
}

/** Replies are implied by receiving the request; a backup answers for the agent it backs up. */
function answers(bundle: Bundle, agent: BundleAgent, channel: string): boolean {
  const backedUp = Object.values(bundle.agents).filter((other) => other.backup === agent.name);
  return [agent, ...backedUp].some((receiver) =>
    Object.keys(receiver.receives).some((key) => own(bundle.channels, key)?.reply?.channel === channel),
  );
}
