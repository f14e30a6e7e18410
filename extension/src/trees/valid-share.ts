/** How much keeps the contracts, in percent. Never rounded up: what says 100 is wholly valid. */
export function validShare({ messages, bad }: { readonly messages: number; readonly bad: number }): string {
  return String(messages === 0 ? 100 : Math.floor(((messages - bad) / messages) * 1000) / 10);
}
