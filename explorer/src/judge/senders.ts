import type { Bundle, BundleAgent, BundleChannel } from '@parley/schemas';
import { parseSource } from '@parley/runtime/protocol';
import { own } from './own.ts';

interface SentMessage {
  readonly channel: BundleChannel;
  readonly type: string;
}

/** Sources are invented by whoever sends: when there are more of them, all are looked at anew. */
const maxSources = 20_000;
/** Longer ones are looked at each time. */
const maxLetters = 500;

/** Tells why the contracts do not let a source send a message, or undefined if they do; worked out once for each. */
export function createSenderCheck(bundle: Bundle): (source: string, sent: SentMessage) => string | undefined {
  /** By channel, type and source; null: there is none. */
  let known = new Map<BundleChannel, Map<string, Faults>>();
  let count = 0;

  function faultsOf({ channel, type }: SentMessage): Faults {
    const types = known.get(channel) ?? new Map<string, Faults>();
    const faults: Faults = types.get(type) ?? new Map<string, string | null>();
    known.set(channel, types.set(type, faults));
    return faults;
  }

  return (source, sent) => {
    const found = known.get(sent.channel)?.get(sent.type)?.get(source);
    if (found !== undefined) return found ?? undefined;
    if (count >= maxSources) {
      known = new Map();
      count = 0;
    }
    const fault = findSenderFault(bundle, source, sent);
    if (source.length > maxLetters) return fault;
    faultsOf(sent).set(source, fault ?? null);
    count += 1;
    return fault;
  };
}

type Faults = Map<string, string | null>;

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
