import type { Fleet, Spot } from './fleet.ts';

/** One fault, put into a fleet in which nothing is found. */
export interface Mutant {
  /** What was done, for example "rename a channel". */
  readonly operator: string;
  /** Where, for people. */
  readonly at: string;
  readonly fleet: Fleet;
  /** Each must have a finding on the line of one of its places; empty: the fleet means the same, nothing is found. */
  readonly wanted: readonly (readonly Spot[])[];
}

/** Makes all mutants of one or several kinds. */
export type Operator = (fleet: Fleet) => readonly Mutant[];
