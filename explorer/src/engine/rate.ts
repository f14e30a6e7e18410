/** How many things happen a second, over the last few seconds. */
export interface Rate {
  /** `atMs`: when they happened; default: now. What is told late counts for its second. */
  add(count: number, atMs?: number): void;
  /** Of the last five full seconds. */
  perSecond(): number;
}

const seconds = 5;

export function createRate(now: () => number): Rate {
  /** One count per second, by the second modulo the window and one. */
  const counts = new Array<number>(seconds + 1).fill(0);
  let current = Math.floor(now() / 1000);

  function turn(second: number): void {
    if (second < current || second - current > seconds) counts.fill(0);
    else for (let passed = current + 1; passed <= second; passed++) counts[passed % counts.length] = 0;
    current = second;
  }

  return {
    add: (count, atMs = now()) => {
      const second = Math.floor(atMs / 1000);
      if (second > current || second < current - seconds) turn(second);
      const index = second % counts.length;
      counts[index] = (counts[index] ?? 0) + count;
    },
    perSecond: () => {
      turn(Math.floor(now() / 1000));
      const full = counts.filter((_, index) => index !== current % counts.length);
      return full.reduce((sum, count) => sum + count, 0) / seconds;
    },
  };
}
