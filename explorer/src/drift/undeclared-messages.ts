import type { CapturedMessage } from '../capture/capture.ts';
import { type Body, noteBody } from './bodies.ts';
import { type Seen, type Sighting, createSighting, note } from './sighting.ts';

/** A type on a channel that does not carry it, or whose sender does not declare it. */
export interface UndeclaredUse {
  readonly channel: string;
  readonly type: string;
  /** Of wrong senders: the agent. */
  readonly agent: string;
  readonly sighting: Sighting;
  readonly bodies: Map<string, Body>;
}

export interface UndeclaredUses {
  see(captured: CapturedMessage, seen: Seen): void;
  /** The most frequent first. */
  list(): readonly UndeclaredUse[];
  /** Messages for which there was no room. */
  readonly left: number;
  prune(isDeclared: (use: UndeclaredUse) => boolean): void;
}

const maxUses = 500;

/** Counts messages by channel, type and, where it matters, the agent that sent them. */
export function createUndeclaredUses(agentOf: (seen: Seen) => string): UndeclaredUses {
  const uses = new Map<string, UndeclaredUse>();
  let left = 0;
  return {
    get left() {
      return left;
    },
    see: (captured, seen) => {
      const { channel = '', message } = captured;
      const [type, agent] = [message.type ?? '', agentOf(seen)];
      const key = JSON.stringify([channel, type, agent]);
      let use = uses.get(key);
      if (use === undefined) {
        if (uses.size >= maxUses) {
          left += 1;
          return;
        }
        use = { channel, type, agent, sighting: createSighting(seen.atMs), bodies: new Map() };
        uses.set(key, use);
      }
      note(use.sighting, seen);
      noteBody(use.bodies, captured);
    },
    list: () => [...uses.values()].sort((one, other) => other.sighting.count - one.sighting.count),
    prune: (isDeclared) => {
      for (const [key, use] of uses) if (isDeclared(use)) uses.delete(key);
    },
  };
}
