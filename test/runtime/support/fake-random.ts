import type { Random } from '#runtime/random.ts';

/** The same numbers in every run. */
export function createFakeRandom(seed = 1): Random {
  let state = seed;
  const fraction = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return {
    fraction,
    fill: (bytes) => {
      for (let index = 0; index < bytes.length; index += 1) bytes[index] = Math.floor(fraction() * 256);
    },
  };
}
