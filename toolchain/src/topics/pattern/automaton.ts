import { type CharacterSet, hasCharacter } from './character-set.ts';
import { type Expression, UnsupportedPattern } from './expression.ts';

/** A set of strings as a machine that reads code points one by one; its states are small whole numbers. */
export interface Machine {
  readonly initial: number;
  step(state: number, codePoint: number): number;
  accepts(state: number): boolean;
  /** Whether all that may follow is accepted (true) or none of it (false), as far as that is plain to see. */
  fate(state: number): boolean | undefined;
  /** The sets that the next step from a state tells apart. */
  setsAt(state: number): readonly CharacterSet[];
}

/** A pattern of more parts, its repetitions written out, or with more states is not followed. */
const maxParts = 4_000;
const maxStates = 5_000;
const tooLarge = 'a pattern too large to be followed';

type Condition = 'start' | 'end';

interface Nodes {
  /** Without reading: to where, and only at which end of the text. */
  readonly empty: { readonly to: number; readonly when?: Condition }[][];
  readonly reading: ({ readonly to: number; readonly set: CharacterSet } | undefined)[];
}

/** The strings in which an expression is found, anchored only where it says so. Throws `UnsupportedPattern` if it is too large. */
export function createSearchMachine(expression: Expression): Machine {
  const nodes: Nodes = { empty: [], reading: [] };
  const first = addNode(nodes);
  const last = build(nodes, expression, first);
  return new SubsetMachine(nodes, first, last);
}

function addNode({ empty, reading }: Nodes): number {
  if (empty.length >= maxParts) throw new UnsupportedPattern(tooLarge);
  reading.push(undefined);
  return empty.push([]) - 1;
}

/** Adds an expression behind a node; gives the node behind it. */
function build(nodes: Nodes, expression: Expression, from: number): number {
  switch (expression.kind) {
    case 'characters': {
      // A node of its own: `from` may have other ways out already.
      const own = addNode(nodes);
      const to = addNode(nodes);
      nodes.empty[from]?.push({ to: own });
      nodes.reading[own] = { to, set: expression.set };
      return to;
    }
    case 'sequence':
      return expression.items.reduce((at, item) => build(nodes, item, at), from);
    case 'choice': {
      const to = addNode(nodes);
      for (const item of expression.items) nodes.empty[build(nodes, item, from)]?.push({ to });
      return to;
    }
    case 'repeat':
      return buildRepeat(nodes, expression, from);
    default: {
      const to = addNode(nodes);
      nodes.empty[from]?.push({ to, when: expression.kind });
      return to;
    }
  }
}

function buildRepeat(
  nodes: Nodes,
  { item, min, max }: Expression & { kind: 'repeat' },
  from: number,
): number {
  if (min > maxParts || (max !== Infinity && max > maxParts)) throw new UnsupportedPattern(tooLarge);
  let at = from;
  for (let count = 0; count < min; count++) at = build(nodes, item, at);
  if (max === Infinity) {
    const loop = addNode(nodes);
    nodes.empty[at]?.push({ to: loop });
    nodes.empty[build(nodes, item, loop)]?.push({ to: loop });
    return loop;
  }
  const to = addNode(nodes);
  for (let count = min; count < max; count++) {
    nodes.empty[at]?.push({ to });
    at = build(nodes, item, at);
  }
  nodes.empty[at]?.push({ to });
  return to;
}

/** Reads all ways through the nodes at once; a set of nodes that was met before is the same state. */
class SubsetMachine implements Machine {
  readonly initial: number;
  readonly #nodes: Nodes;
  readonly #first: number;
  readonly #last: number;
  readonly #live: ReadonlySet<number>;
  readonly #states: (readonly number[])[] = [[], []];
  readonly #known = new Map<string, number>();
  readonly #steps = new Map<number, number>();
  readonly #sets: (readonly CharacterSet[] | undefined)[] = [];
  readonly #accepting: (boolean | undefined)[] = [];

  constructor(nodes: Nodes, first: number, last: number) {
    this.#nodes = nodes;
    this.#first = first;
    this.#last = last;
    this.#live = liveNodes(nodes, last);
    // No later state may share it: only here both ends of the text can be met at once.
    const start = this.#close([first], ['start']);
    this.initial = start.includes(last) ? found : this.#states.push(start) - 1;
    this.#accepting[this.initial] = this.#close([first], ['start', 'end']).includes(last);
  }

  step(state: number, codePoint: number): number {
    if (state === found || state === lost) return state;
    const key = state * 0x110000 + codePoint;
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    const to = this.#read(state, codePoint);
    this.#steps.set(key, to);
    return to;
  }

  setsAt(state: number): readonly CharacterSet[] {
    const sets = this.#sets[state] ?? this.#findSets(state);
    this.#sets[state] = sets;
    return sets;
  }

  #findSets(state: number): readonly CharacterSet[] {
    const edges = (this.#states[state] ?? []).flatMap((node) => this.#nodes.reading[node] ?? []);
    return [...new Map(edges.map(({ set }) => [set.join(';'), set])).values()];
  }

  #read(state: number, codePoint: number): number {
    const next: number[] = [this.#first];
    for (const node of this.#states[state] ?? []) {
      const edge = this.#nodes.reading[node];
      if (edge !== undefined && hasCharacter(edge.set, codePoint)) next.push(edge.to);
    }
    return this.#intern(this.#close(next, []).filter((node) => this.#live.has(node)));
  }

  accepts(state: number): boolean {
    if (state === found) return true;
    const known = this.#accepting[state];
    if (known !== undefined) return known;
    const accepts = this.#close(this.#states[state] ?? [], ['end']).includes(this.#last);
    this.#accepting[state] = accepts;
    return accepts;
  }

  fate(state: number): boolean | undefined {
    return state === found ? true : state === lost ? false : undefined;
  }

  #intern(nodes: readonly number[]): number {
    if (nodes.includes(this.#last)) return found;
    if (nodes.length === 0) return lost;
    const key = nodes.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#states.length >= maxStates) throw new UnsupportedPattern(tooLarge);
    const state = this.#states.push(nodes) - 1;
    this.#known.set(key, state);
    return state;
  }

  #close(nodes: readonly number[], at: readonly Condition[]): readonly number[] {
    const reached = new Set(nodes);
    for (const node of reached) {
      for (const { to, when } of this.#nodes.empty[node] ?? [])
        if (when === undefined || at.includes(when)) reached.add(to);
    }
    return [...reached].sort((left, right) => left - right);
  }
}

/** The state in which the expression has been found; whatever follows does not matter. */
const found = 0;
/** The state from which it cannot be found any more. */
const lost = 1;

/** The nodes from which the last one can be reached when the start of the text is behind. */
function liveNodes({ empty, reading }: Nodes, last: number): ReadonlySet<number> {
  const before: number[][] = empty.map(() => []);
  for (const [node, ways] of empty.entries()) {
    for (const { to, when } of ways) if (when !== 'start') before[to]?.push(node);
    const edge = reading[node];
    if (edge !== undefined && edge.set.length > 0) before[edge.to]?.push(node);
  }
  const live = new Set([last]);
  for (const node of live) for (const other of before[node] ?? []) live.add(other);
  return live;
}
