import type { CapturedMessage } from '../capture/capture.ts';
import { isGood } from '../judge/verdict.ts';
import type { TrafficAnswer, Travelled } from './protocol.ts';
import { type Rate, createRate } from './rate.ts';
import { percentile } from './percentile.ts';

/** What the neighbours of a message tell of it. */
export interface TrafficFacts {
  /** `agent/instance`, or the source of a foreign sender. */
  readonly sender?: string | undefined;
  /** Of a reply: the time since its request, and the channel of that. */
  readonly latencyMs?: number | undefined;
  readonly askedOn?: string | undefined;
}

/** Counts what travels on each channel, of each type, and from each agent. */
export interface Traffic {
  see(captured: CapturedMessage, facts?: TrafficFacts): void;
  answer(): TrafficAnswer;
}

interface Counted {
  messages: number;
  bad: number;
  lastAtMs: number | undefined;
  readonly rate: Rate;
  readonly latencies: number[];
  /** Undefined: it has to be found again. */
  p95: number | undefined;
}

/** Names come from messages too: more than that are a flood. */
const maxNames = 5000;
/** So many replies tell how fast one answers now. */
const maxLatencies = 200;

export function createTraffic(now: () => number): Traffic {
  const [channels, types, agents] = [createCounts(now), createCounts(now), createCounts(now)];
  const ofSender = createSenderCounts(agents.of);
  let bad = 0;
  return {
    see: (captured, { sender, latencyMs, askedOn } = {}) => {
      const isBad = !isGood(captured.verdict);
      if (isBad) bad += 1;
      if (captured.reserved) return;
      const channel = channels.of(captured.channel);
      const type = types.of(captured.message.type);
      const agent = ofSender(sender);
      if (channel !== undefined) count(channel, captured, isBad);
      if (type !== undefined) count(type, captured, isBad);
      if (agent !== undefined) count(agent, captured, isBad);
      if (latencyMs === undefined) return;
      const asked = askedOn === captured.channel ? undefined : channels.of(askedOn);
      for (const entry of [channel, type, agent, asked])
        if (entry !== undefined) noteLatency(entry, latencyMs);
    },
    answer: () => ({
      channels: channels.list().map(([channel, entry]) => ({ channel, ...entry })),
      types: types.list().map(([type, entry]) => ({ type, ...entry })),
      agents: agents.list().map(([agent, entry]) => ({ agent, ...entry })),
      bad,
    }),
  };
}

function createCounts(now: () => number) {
  const entries = new Map<string, Counted>();
  return {
    of: (name: string | undefined): Counted | undefined => {
      if (name === undefined) return undefined;
      const known = entries.get(name);
      if (known !== undefined || entries.size >= maxNames) return known;
      const start = { messages: 0, bad: 0, lastAtMs: undefined, p95: undefined };
      const made: Counted = { ...start, rate: createRate(now), latencies: [] };
      entries.set(name, made);
      return made;
    },
    list: () => [...entries].map(([name, entry]) => [name, toTravelled(entry)] as const),
  };
}

/** The counts of a sender's agent; the name is cut out of a sender once. */
function createSenderCounts(of: (agent: string) => Counted | undefined) {
  const known = new Map<string, Counted>();
  return (sender: string | undefined): Counted | undefined => {
    if (sender === undefined) return undefined;
    const found = known.get(sender);
    if (found !== undefined) return found;
    const agent = sender.slice(0, Math.max(0, sender.indexOf('/')));
    const made = of(agent === '' ? sender : agent);
    if (known.size >= maxNames) known.clear();
    if (made !== undefined) known.set(sender, made);
    return made;
  };
}

function count(entry: Counted, { retained, receivedAtMs }: CapturedMessage, isBad: boolean): void {
  entry.messages += 1;
  if (isBad) entry.bad += 1;
  // What the broker kept did not come now.
  if (retained) return;
  entry.rate.add(1, receivedAtMs);
  entry.lastAtMs = receivedAtMs;
}

function noteLatency(entry: Counted, latencyMs: number): void {
  entry.latencies.push(latencyMs);
  // Twice as many, so that they are moved seldom.
  if (entry.latencies.length > 2 * maxLatencies) entry.latencies.splice(0, maxLatencies);
  entry.p95 = undefined;
}

function toTravelled(entry: Counted): Travelled {
  const { messages, bad, lastAtMs, rate, latencies } = entry;
  entry.p95 ??= percentile(latencies.slice(-maxLatencies), 0.95);
  return { messages, bad, perSecond: rate.perSecond(), lastAtMs, p95: entry.p95 };
}
