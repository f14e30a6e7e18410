const perSecond = 10;
const burst = 20;
const maxAtOnce = 16;

/** Keeps a page that runs wild from flooding the broker of others. */
export interface Allowance {
  /** Takes one, or throws when there is none; what it gives is called when the message is done with. */
  take(): () => void;
}

/** Ten messages a second, twenty at once, sixteen that are still waited for. */
export function createAllowance(now: () => number): Allowance {
  let left = burst;
  let atMs = now();
  let under = 0;
  return {
    take: () => {
      const nowMs = now();
      left = Math.min(burst, left + (Math.max(0, nowMs - atMs) * perSecond) / 1000);
      atMs = nowMs;
      if (left < 1)
        throw new Error(`more than ${String(perSecond)} messages a second are not sent from here`);
      if (under >= maxAtOnce) throw new Error(`${String(maxAtOnce)} messages are still waited for`);
      left -= 1;
      under += 1;
      return () => {
        under -= 1;
      };
    },
  };
}
