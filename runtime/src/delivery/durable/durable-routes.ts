import type { JournalMode } from '../../journal/options.ts';
import type { JourneyRoute } from '../status/journey.ts';
import type { DurableRecord } from './durable-record.ts';

/** What many durable messages have in common: kept once for all that wait. */
export interface DurableRoute extends JourneyRoute {
  readonly type: string;
  readonly topic: string;
  readonly retain: boolean;
  readonly journal: JournalMode;
}

interface Known {
  readonly route: DurableRoute;
  used: number;
}

/** Finds the route that messages share, and forgets those that no message is on. */
export class DurableRoutes {
  readonly #known = new Map<string, Known>();

  enter({ channel, type, topic, retain, confirmers, journal = 'fsync' }: DurableRecord): DurableRoute {
    const key = keyOf({ channel, type, topic, retain, confirmers, journal });
    const known = this.#known.get(key);
    if (known !== undefined) {
      known.used += 1;
      return known.route;
    }
    const hasConfirmers = confirmers.length > 0;
    const reach = hasConfirmers ? 'handled' : 'acknowledged';
    const reason = hasConfirmers
      ? ''
      : `no agent confirms messages of ${channel}: the broker has the last word`;
    const route: DurableRoute = { channel, type, topic, retain, confirmers, journal, reach, reason };
    this.#known.set(key, { route, used: 1 });
    return route;
  }

  leave(route: DurableRoute): void {
    const key = keyOf(route);
    const known = this.#known.get(key);
    if (known === undefined) return;
    known.used -= 1;
    if (known.used === 0) this.#known.delete(key);
  }
}

type Shared = Pick<DurableRoute, 'channel' | 'type' | 'topic' | 'retain' | 'confirmers' | 'journal'>;

function keyOf({ channel, type, topic, retain, confirmers, journal }: Shared): string {
  return `${channel} ${type} ${String(retain)} ${journal} ${confirmers.join(' ')} ${topic}`;
}
