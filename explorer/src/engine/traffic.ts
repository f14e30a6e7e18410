import type { CapturedMessage } from '../capture/capture.ts';
import { isGood } from '../judge/verdict.ts';
import type { ChannelTraffic, TrafficAnswer } from './protocol.ts';
import { type Rate, createRate } from './rate.ts';

/** Counts what travels on each channel. */
export interface Traffic {
  see(captured: CapturedMessage): void;
  answer(): TrafficAnswer;
}

interface Counted {
  messages: number;
  bad: number;
  readonly rate: Rate;
}

/** Names of channels come from messages too: more than that are a flood. */
const maxChannels = 5000;

export function createTraffic(now: () => number): Traffic {
  const channels = new Map<string, Counted>();
  let bad = 0;

  function counted(name: string): Counted | undefined {
    const known = channels.get(name);
    if (known !== undefined || channels.size >= maxChannels) return known;
    const made = { messages: 0, bad: 0, rate: createRate(now) };
    channels.set(name, made);
    return made;
  }

  return {
    see: ({ channel, verdict, reserved, retained }) => {
      const isBad = !isGood(verdict);
      if (isBad) bad += 1;
      const entry = channel === undefined || reserved ? undefined : counted(channel);
      if (entry === undefined) return;
      entry.messages += 1;
      if (isBad) entry.bad += 1;
      // What the broker kept did not come now.
      if (!retained) entry.rate.add(1);
    },
    answer: () => ({ channels: [...channels].map(toTraffic), bad }),
  };
}

function toTraffic([channel, { messages, bad, rate }]: readonly [string, Counted]): ChannelTraffic {
  return { channel, messages, bad, perSecond: rate.perSecond() };
}
