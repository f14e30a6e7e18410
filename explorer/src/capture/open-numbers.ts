/** Ranges that are remembered; of more, the lowest are forgotten. */
const maxRanges = 64;

/** Numbers that were left out and may still come, as ranges in their order. Never holds more than a few, whatever comes. */
export interface OpenNumbers {
  /** A range above or below all that are there: from, and one past. */
  add(from: number, past: number): void;
  /** Takes a number out; false if it is not there. */
  take(number: number): boolean;
}

export function createOpenNumbers(): OpenNumbers {
  /** From and one past, in turns. */
  let bounds: number[] = [];

  function forgetLowest(): void {
    if (bounds.length > 2 * maxRanges) bounds = bounds.slice(-2 * maxRanges);
  }

  return {
    add: (from, past) => {
      if (past <= (bounds[0] ?? 0)) bounds.unshift(from, past);
      else bounds.push(from, past);
      forgetLowest();
    },
    take: (number) => {
      // Bounds up to the number: an odd count means that it lies in a range.
      const after = bounds.findIndex((bound) => bound > number);
      if (after === -1 || after % 2 === 0) return false;
      const [from = 0, past = 0] = bounds.slice(after - 1, after + 1);
      const left = [from, number, number + 1, past];
      if (from === number) left.splice(0, 2);
      if (past === number + 1) left.splice(-2);
      bounds.splice(after - 1, 2, ...left);
      forgetLowest();
      return true;
    },
  };
}
