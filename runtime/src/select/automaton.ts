import { createFilter, type Filter } from './filter.ts';
import type { TimelineStep } from './timeline-spec.ts';

/** One step that takes a message. */
export interface Position {
  readonly name: string;
  readonly filter: Filter;
  /** Milliseconds since the message before; Infinity for no limit. */
  readonly withinMs: number;
  /** Positions that may take the next message. */
  readonly follow: ReadonlySet<Position>;
  /** The sequence may end here. */
  readonly isLast: boolean;
}

/** A sequence as an automaton whose states are the steps that took the last message (Glushkov's construction). */
export interface Automaton {
  readonly positions: readonly Position[];
  readonly first: ReadonlySet<Position>;
}

interface Draft extends Position {
  readonly follow: Set<Draft>;
  isLast: boolean;
}

/** A part of the sequence: where it begins, where it ends, and whether it may be left out. */
interface Part {
  readonly first: readonly Draft[];
  readonly last: readonly Draft[];
  readonly isOptional: boolean;
}

export function createAutomaton(steps: readonly TimelineStep[]): Automaton {
  const positions: Draft[] = [];
  const whole = sequence(steps, positions);
  for (const position of whole.last) position.isLast = true;
  return { positions, first: new Set(whole.first) };
}

function sequence(steps: readonly TimelineStep[], positions: Draft[]): Part {
  return steps.map((step) => partOf(step, positions)).reduce(join, { first: [], last: [], isOptional: true });
}

function partOf(step: TimelineStep, positions: Draft[]): Part {
  if ('either' in step) {
    const branches = step.either.map((branch) => sequence(branch, positions));
    return {
      first: branches.flatMap(({ first }) => first),
      last: branches.flatMap(({ last }) => last),
      isOptional: step.optional === true || branches.some(({ isOptional }) => isOptional),
    };
  }
  const position: Draft = {
    name: step.name ?? `step ${positions.length + 1}`,
    filter: createFilter(step.match),
    withinMs: step.withinMs ?? Infinity,
    follow: new Set(),
    isLast: false,
  };
  positions.push(position);
  if (step.repeat === true) position.follow.add(position);
  return { first: [position], last: [position], isOptional: step.optional === true };
}

function join(before: Part, after: Part): Part {
  for (const position of before.last) for (const next of after.first) position.follow.add(next);
  return {
    first: before.isOptional ? [...before.first, ...after.first] : before.first,
    last: after.isOptional ? [...before.last, ...after.last] : after.last,
    isOptional: before.isOptional && after.isOptional,
  };
}
