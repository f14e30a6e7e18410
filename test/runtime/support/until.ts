import { setImmediate } from 'node:timers/promises';

/** Lets everything run until the condition holds; mocha's own time limit ends the waiting. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setImmediate();
}

/** Lets what is under way in memory come to rest. */
export async function rest(rounds = 30): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await setImmediate();
}
