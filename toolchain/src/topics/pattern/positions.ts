import type { CharacterSet } from './character-set.ts';
import type { Expression } from './expression.ts';

/**
 * The places in an expression where a character is read, and in how many ways a matcher gets from one to the next: once
 * or more than once (2). Repetitions that read nothing do not count, as ECMAScript does not try them.
 */
export interface Positions {
  readonly sets: readonly CharacterSet[];
  readonly first: Ways;
  readonly follow: readonly Ways[];
}

export type Ways = ReadonlyMap<number, number>;

/** An expression with more places is not looked at. */
const maxPositions = 400;
/** More repetitions than these are as good as endless: `(x{1,64}){1,64}` is no better than `(x+)+`. */
const maxCopies = 10;

/** Undefined when there are too many. */
export function positionsOf(expression: Expression): Positions | undefined {
  const builder = new Builder();
  try {
    const { first } = builder.build(expression);
    return { sets: builder.sets, first, follow: builder.follow };
  } catch (error) {
    if (error === tooMany) return undefined;
    throw error;
  }
}

const tooMany = new Error('too many positions');

/** Where a part begins and ends, and in how many ways it reads nothing. */
interface Part {
  readonly first: Ways;
  readonly last: Ways;
  readonly empty: number;
}

const nothing: Part = { first: new Map(), last: new Map(), empty: 1 };

class Builder {
  readonly sets: CharacterSet[] = [];
  readonly follow: Map<number, number>[] = [];

  build(expression: Expression): Part {
    switch (expression.kind) {
      case 'characters':
        return this.#position(expression.set);
      case 'sequence':
        return expression.items.reduce((before, item) => this.#join(before, this.build(item)), nothing);
      case 'choice':
        return this.#choice(expression.items.map((item) => this.build(item)));
      case 'repeat':
        return this.#repeat(expression);
      default:
        return nothing;
    }
  }

  #position(set: CharacterSet): Part {
    if (set.length === 0) return { ...nothing, empty: 0 };
    if (this.sets.length >= maxPositions) throw tooMany;
    const position = this.sets.push(set) - 1;
    this.follow.push(new Map());
    const only = new Map([[position, 1]]);
    return { first: only, last: only, empty: 0 };
  }

  #join(left: Part, right: Part): Part {
    this.#connect(left.last, right.first);
    return {
      first: sum(left.first, times(right.first, left.empty)),
      last: sum(right.last, times(left.last, right.empty)),
      empty: few(left.empty * right.empty),
    };
  }

  #choice(parts: readonly Part[]): Part {
    return parts.reduce(
      (all, part) => ({
        first: sum(all.first, part.first),
        last: sum(all.last, part.last),
        empty: few(all.empty + part.empty),
      }),
      { ...nothing, empty: 0 },
    );
  }

  #repeat({ item, min, max }: Expression & { kind: 'repeat' }): Part {
    if (max === 0) return nothing;
    const isEndless = max > maxCopies;
    const needed = Math.min(min, isEndless ? 2 : maxCopies);
    let part = nothing;
    for (let count = 0; count < needed - 1; count++) part = this.#join(part, this.build(item));
    if (isEndless) return this.#join(part, this.#loop(this.build(item), needed > 0));
    if (needed > 0) part = this.#join(part, this.build(item));
    return this.#join(part, this.#optional(item, max - needed));
  }

  #loop(part: Part, isNeeded: boolean): Part {
    this.#connect(part.last, part.first);
    return { ...part, empty: isNeeded ? part.empty : 1 };
  }

  /** `x{0,3}` is `(x(x(x)?)?)?`: the third is only tried after the second. */
  #optional(item: Expression, count: number): Part {
    let part = nothing;
    for (let copy = 0; copy < count; copy++) part = { ...this.#join(this.build(item), part), empty: 1 };
    return part;
  }

  #connect(from: Ways, to: Ways): void {
    for (const [left, waysOut] of from) {
      const ways = this.follow[left];
      for (const [right, waysIn] of to) ways?.set(right, few((ways.get(right) ?? 0) + waysOut * waysIn));
    }
  }
}

/** None, one, or several. */
function few(count: number): number {
  return Math.min(count, 2);
}

function sum(left: Ways, right: Ways): Ways {
  const all = new Map(left);
  for (const [position, count] of right) all.set(position, few((all.get(position) ?? 0) + count));
  return all;
}

function times(ways: Ways, count: number): Ways {
  if (count === 0) return new Map();
  return count === 1 ? ways : new Map([...ways].map(([position, each]) => [position, few(each * count)]));
}
