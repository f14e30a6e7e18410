import { type CharacterSet, intersectionOf } from './character-set.ts';
import type { Positions } from './positions.ts';

/** A loop that a matcher can go round in two ways while it reads the same: each round doubles the ways. */
export interface Loop {
  /** The position at which it begins and ends. */
  readonly position: number;
  /** What is read in one round, a set for each character. */
  readonly round: readonly CharacterSet[];
}

/** So many pairs of positions are looked at. */
const maxSteps = 100_000;

/** A loop whose rounds are ambiguous; undefined when there is none, or when it takes too long to say. */
export function ambiguousLoop(positions: Positions): Loop | undefined {
  const components = componentsOf(positions.follow.map((ways) => [...ways.keys()]));
  return doubleWay(positions, components) ?? new PairSearch(positions, components).run();
}

/** Two ways from one position to the next, on a loop. */
function doubleWay(positions: Positions, components: readonly number[]): Loop | undefined {
  for (const [from, ways] of positions.follow.entries()) {
    for (const [to, count] of ways) {
      if (count < 2 || components[from] !== components[to]) continue;
      const back = to === from ? [] : pathBetween(positions, to, from);
      return { position: from, round: [setOf(positions, to), ...back] };
    }
  }
  return undefined;
}

interface Pair {
  readonly left: number;
  readonly right: number;
  readonly before: Pair | undefined;
}

/** Follows two matchers that read the same text on different ways, until they meet again. */
class PairSearch {
  readonly #positions: Positions;
  readonly #components: readonly number[];
  readonly #seen = new Set<number>();
  readonly #queue: Pair[] = [];
  readonly #common = new Map<number, boolean>();
  #steps = 0;

  constructor(positions: Positions, components: readonly number[]) {
    this.#positions = positions;
    this.#components = components;
  }

  run(): Loop | undefined {
    const { sets } = this.#positions;
    for (const position of sets.keys()) {
      const found = this.#advance({ left: position, right: position, before: undefined });
      if (found !== undefined) return found;
    }
    for (const pair of this.#queue) {
      const found = this.#advance(pair);
      if (found !== undefined) return found;
      if (this.#steps > maxSteps) return undefined;
    }
    return undefined;
  }

  #advance(pair: Pair): Loop | undefined {
    const component = this.#components[pair.left];
    for (const left of this.#positions.follow[pair.left]?.keys() ?? []) {
      if (this.#components[left] !== component) continue;
      for (const right of this.#positions.follow[pair.right]?.keys() ?? []) {
        this.#steps++;
        if (this.#components[right] !== component || !this.#haveCommon(left, right)) continue;
        const next = { left, right, before: pair };
        if (left === right) {
          if (pair.left !== pair.right) return this.#loopOf(next);
        } else this.#enqueue(next);
      }
    }
    return undefined;
  }

  #enqueue(pair: Pair): void {
    const key = this.#keyOf(Math.min(pair.left, pair.right), Math.max(pair.left, pair.right));
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#queue.push(pair);
  }

  #haveCommon(left: number, right: number): boolean {
    if (left === right) return true;
    const key = this.#keyOf(left, right);
    const known =
      this.#common.get(key) ??
      intersectionOf(setOf(this.#positions, left), setOf(this.#positions, right)).length > 0;
    this.#common.set(key, known);
    return known;
  }

  #keyOf(left: number, right: number): number {
    return left * this.#positions.sets.length + right;
  }

  #loopOf(end: Pair): Loop {
    const round: CharacterSet[] = [];
    let start = end;
    for (let at = end; at.before !== undefined; at = at.before) {
      round.push(intersectionOf(setOf(this.#positions, at.left), setOf(this.#positions, at.right)));
      start = at.before;
    }
    const back = start.left === end.left ? [] : pathBetween(this.#positions, end.left, start.left);
    return { position: start.left, round: [...round.reverse(), ...back] };
  }
}

/** The sets on the shortest way from one position to another; what the first one reads is left out. */
export function pathBetween(
  positions: Positions,
  from: number | undefined,
  to: number,
): readonly CharacterSet[] {
  const starts = from === undefined ? positions.first : positions.follow[from];
  const before = new Map<number, number | undefined>(
    [...(starts?.keys() ?? [])].map((start) => [start, undefined]),
  );
  for (const position of before.keys()) {
    if (position === to) break;
    for (const next of positions.follow[position]?.keys() ?? [])
      if (!before.has(next)) before.set(next, position);
  }
  const path: CharacterSet[] = [];
  for (let at: number | undefined = to; at !== undefined; at = before.get(at))
    path.push(setOf(positions, at));
  return path.reverse();
}

function setOf({ sets }: Positions, position: number): CharacterSet {
  return sets[position] ?? [];
}

/** For each node the number of its strongly connected component; a node without a loop has one of its own (Tarjan). */
function componentsOf(edges: readonly (readonly number[])[]): readonly number[] {
  const components = edges.map(() => -1);
  const indices = edges.map(() => -1);
  const lows = edges.map(() => 0);
  const stack: number[] = [];
  let count = 0;
  const visit = (node: number): void => {
    indices[node] = lows[node] = count++;
    stack.push(node);
    for (const next of edges[node] ?? []) {
      if (indices[next] === -1) visit(next);
      if (components[next] === -1) lows[node] = Math.min(lows[node] ?? 0, lows[next] ?? 0);
    }
    if (lows[node] !== indices[node]) return;
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      components[member] = node;
      if (member === node) return;
    }
  };
  for (const node of edges.keys()) if (indices[node] === -1) visit(node);
  return components;
}
