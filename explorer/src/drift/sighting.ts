/** How often something was seen, when, and from whom. */
export interface Sighting {
  count: number;
  readonly firstAtMs: number;
  lastAtMs: number;
  /** The latest row of it. */
  row: number;
  readonly senders: Set<string>;
  hasMoreSenders: boolean;
  /** Of the seconds since `secondAtMs`, and of the time before: a rate that needs no list. */
  recent: number;
  before: number;
  windowAtMs: number;
}

export interface Seen {
  readonly atMs: number;
  readonly row: number;
  /** `agent/instance`, or a foreign source; empty: it does not say. */
  readonly sender: string;
}

const maxSenders = 20;
const windowMs = 5000;

export function createSighting(atMs: number): Sighting {
  return {
    ...{ count: 0, firstAtMs: atMs, lastAtMs: atMs, row: -1, senders: new Set() },
    ...{ hasMoreSenders: false, recent: 0, before: 0, windowAtMs: atMs },
  };
}

export function note(sighting: Sighting, { atMs, row, sender }: Seen): void {
  turn(sighting, atMs);
  sighting.recent += 1;
  sighting.count += 1;
  sighting.lastAtMs = atMs;
  sighting.row = row;
  if (sender === '' || sighting.senders.has(sender)) return;
  if (sighting.senders.size < maxSenders) sighting.senders.add(sender);
  else sighting.hasMoreSenders = true;
}

/** Takes what two sightings saw together; the second is not used any more. */
export function joinSightings(left: Sighting, right: Sighting): Sighting {
  const later = left.lastAtMs >= right.lastAtMs ? left : right;
  turn(left, later.lastAtMs);
  turn(right, later.lastAtMs);
  const senders = [...new Set([...left.senders, ...right.senders])];
  return {
    ...later,
    count: left.count + right.count,
    firstAtMs: Math.min(left.firstAtMs, right.firstAtMs),
    senders: new Set(senders.slice(0, maxSenders)),
    hasMoreSenders: left.hasMoreSenders || right.hasMoreSenders || senders.length > maxSenders,
    recent: left.recent + right.recent,
    before: left.before + right.before,
    windowAtMs: Math.max(left.windowAtMs, right.windowAtMs),
  };
}

/** Of the last full window and what of the next is over. */
export function perSecond(sighting: Sighting, nowMs: number): number {
  turn(sighting, nowMs);
  return ((sighting.before + sighting.recent) * 1000) / (windowMs + (nowMs - sighting.windowAtMs));
}

function turn(sighting: Sighting, nowMs: number): void {
  const passed = nowMs - sighting.windowAtMs;
  if (passed < windowMs) return;
  sighting.before = passed < 2 * windowMs ? sighting.recent : 0;
  sighting.recent = 0;
  sighting.windowAtMs = passed < 2 * windowMs ? sighting.windowAtMs + windowMs : nowMs;
}
