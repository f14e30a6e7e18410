/** A stream of numbers in [0, 1): the same seed gives the same numbers on every machine. */
export type Random = () => number;

/** The mulberry32 generator: 32 bits of state, integer arithmetic only. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Normally distributed, by the sum of twelve uniform numbers: no logarithm, so equal on every machine to the last bit. */
export function normal(random: Random, mean: number, deviation: number): number {
  let sum = -6;
  for (let count = 0; count < 12; count += 1) sum += random();
  return mean + sum * deviation;
}

/** A number in [0, 1) that depends on the text and the seed only: FNV-1a, then one step of mulberry32. */
export function chance(text: string, seed: number): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return createRandom(hash ^ seed)();
}
