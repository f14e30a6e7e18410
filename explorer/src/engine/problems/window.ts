/** Counts what happened within the last minutes. */
export interface WindowCount {
  add(): void;
  count(): number;
}

export const windowMs = 5 * 60_000;
const slotMs = 10_000;
const slots = windowMs / slotMs;

/** As exact as ten seconds: what is older than the window counts at most that much longer. */
export function createWindowCount(now: () => number): WindowCount {
  const counts = new Uint32Array(slots);
  let current = Math.floor(now() / slotMs);

  function turn(): void {
    const slot = Math.floor(now() / slotMs);
    if (slot < current || slot - current >= slots) counts.fill(0);
    else for (let passed = current + 1; passed <= slot; passed++) counts[passed % slots] = 0;
    current = slot;
  }

  return {
    add: () => {
      turn();
      counts[current % slots] = (counts[current % slots] ?? 0) + 1;
    },
    count: () => {
      turn();
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}
