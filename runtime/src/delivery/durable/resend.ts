const firstMs = 5_000;
const longestMs = 300_000;

/** How long to wait for the confirmation before the message goes out again: twice as long each time, a fifth of it by chance. REQ-DEL-71 */
export function resendDelayMs(attempts: number, fraction: number): number {
  const base = Math.min(longestMs, firstMs * 2 ** Math.max(0, attempts - 1));
  return base * (1 + fraction / 5);
}
