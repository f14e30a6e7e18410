import { percentOf } from '@parley/explorer/live';

/** How much keeps the contracts, in percent. Never rounded up: what says 100 is wholly valid. */
export function validShare({ messages, bad }: { readonly messages: number; readonly bad: number }): string {
  return String(messages === 0 ? 100 : percentOf((messages - bad) / messages));
}
