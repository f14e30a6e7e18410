import type { JournalMode } from '../../journal/options.ts';
import type { JourneyRoute } from '../status/journey.ts';
import { isAlike, type DurableRecord } from './durable-record.ts';

/** What many durable messages have in common: kept once for all that wait. */
export interface DurableRoute extends JourneyRoute {
  readonly type: string;
  readonly topic: string;
  readonly retain: boolean;
  readonly journal: JournalMode;
}

interface Known {
  readonly key: string;
  readonly route: DurableRoute;
  used: number;
}

/** Finds the route that messages share, and forgets those that no message is on. */
export class DurableRoutes {
  readonly #known = new Map<string, Known>();
  readonly #byRoute = new Map<DurableRoute, Known>();
  /** Most go where the one before went. */
  #last: { readonly record: DurableRecord; readonly known: Known } | undefined;

  enter(record: DurableRecord): DurableRoute {
    if (this.#last === undefined || !isAlike(record, this.#last.record))
      this.#last = { record, known: this.#find(record) };
    const { known } = this.#last;
    known.used += 1;
    return known.route;
  }

  #find({ channel, type, topic, retain, confirmers, journal = 'fsync' }: DurableRecord): Known {
    const key = keyOf({ channel, type, topic, retain, confirmers, journal });
    const found = this.#known.get(key);
    if (found !== undefined) return found;
    const hasConfirmers = confirmers.length > 0;
    const reach = hasConfirmers ? 'handled' : 'acknowledged';
    const reason = hasConfirmers
      ? ''
      : `no agent confirms messages of ${channel}: the broker has the last word`;
    const route: DurableRoute = { channel, type, topic, retain, confirmers, journal, reach, reason };
    const known: Known = { key, route, used: 0 };
    this.#known.set(key, known);
    this.#byRoute.set(route, known);
    return known;
  }

  leave(route: DurableRoute): void {
    const known = this.#byRoute.get(route);
    if (known === undefined) return;
    known.used -= 1;
    if (known.used > 0) return;
    if (known === this.#last?.known) this.#last = undefined;
    this.#known.delete(known.key);
    this.#byRoute.delete(route);
  }
}

type Shared = Pick<DurableRoute, 'channel' | 'type' | 'topic' | 'retain' | 'confirmers' | 'journal'>;

function keyOf({ channel, type, topic, retain, confirmers, journal }: Shared): string {
  return `${channel} ${type} ${String(retain)} ${journal} ${confirmers.join(' ')} ${topic}`;
}
