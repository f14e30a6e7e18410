import type { Random } from '../../domain/random.ts';
import type { Place } from './crew.ts';

/** What becomes of whom, and when. */
export interface Blow {
  /** Falls when so much of the input is done, 0 to 1. */
  readonly at: number;
  readonly place: Place;
  /** From the death to the next life. Milliseconds. */
  readonly restartAfterMs: number;
}

/** How often two die at once, or one dies again as soon as it is back. */
const doubleShare = 0.25;
const longestRestartMs = 1000;

/** Plans kills at random points of the run: everybody has a turn before anybody has another. The same numbers give the same plan. */
export function planBlows(
  { kills, places }: { readonly kills: number; readonly places: readonly Place[] },
  random: Random,
): Blow[] {
  const blows: Blow[] = [];
  let turns: Place[] = [];
  let at = 0;
  for (let number = 0; number < kills; number += 1) {
    if (turns.length === 0) turns = shuffle(places, random);
    const place = turns.pop();
    if (place === undefined) break;
    // Nobody dies after 95 %: the last ones would die at rest.
    const isDouble = random() < doubleShare;
    if (!isDouble || blows.length === 0) at = ((number + random()) / kills) * 0.95;
    blows.push({ at, place, restartAfterMs: Math.floor(random() * longestRestartMs) });
  }
  return blows;
}

function shuffle(places: readonly Place[], random: Random): Place[] {
  const left = [...places];
  const shuffled: Place[] = [];
  while (left.length > 0) shuffled.push(...left.splice(Math.floor(random() * left.length), 1));
  return shuffled;
}
