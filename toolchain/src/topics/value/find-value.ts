import type { Machine } from '../pattern/automaton.ts';
import { UnsupportedPattern } from '../pattern/expression.ts';
import { alphabetOf } from './alphabet.ts';
import { type Formula, evaluate, machinesOf, reasonsOf } from './formula.ts';

/** Whether there is a value of one level of a topic for which a formula holds. */
export type ValueSearch =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly value: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** So many states are looked at; what needs more is unknown. */
const maxStates = 20_000;
/** So many values for which the formula says neither yes nor no are tried. */
const maxTries = 50;

/** The shortest value, and of the shortest the most readable. `confirm` is asked where the formula does not know. */
export function findValue(formula: Formula, confirm: (value: string) => boolean): ValueSearch {
  try {
    return new Search(formula, confirm).run();
  } catch (error) {
    if (error instanceof UnsupportedPattern) return { kind: 'unknown', reason: error.message };
    throw error;
  }
}

interface Step {
  readonly before: Step | undefined;
  readonly codePoint: number;
  readonly states: readonly number[];
}

class Search {
  readonly #formula: Formula;
  readonly #confirm: (value: string) => boolean;
  readonly #machines: readonly Machine[];
  readonly #indices: ReadonlyMap<Machine, number>;
  readonly #seen = new Set<string>();
  #tries = 0;
  #isOpen = false;

  constructor(formula: Formula, confirm: (value: string) => boolean) {
    this.#formula = formula;
    this.#confirm = confirm;
    this.#machines = [...new Set(machinesOf(formula))];
    this.#indices = new Map(this.#machines.map((machine, index) => [machine, index]));
  }

  run(): ValueSearch {
    const initial = this.#machines.map((machine) => machine.initial);
    let level: readonly Step[] = [{ before: undefined, codePoint: 0, states: initial }];
    while (level.length > 0) {
      const next: Step[] = [];
      for (const step of level) {
        for (const codePoint of this.#alphabetAt(step)) {
          const found = this.#enter(step, codePoint, next);
          if (found !== undefined) return { kind: 'found', value: found };
          if (this.#seen.size > maxStates) return { kind: 'unknown', reason: 'too many cases to look at' };
        }
      }
      level = next;
    }
    if (!this.#isOpen) return { kind: 'none' };
    return { kind: 'unknown', reason: [...new Set(reasonsOf(this.#formula))].join(', ') };
  }

  #alphabetAt({ states }: Step): readonly number[] {
    return alphabetOf(this.#machines.flatMap((machine, index) => machine.setsAt(states[index] ?? 0)));
  }

  /** The value that ends with this step, if it is one; else the step waits to be gone on from. */
  #enter(before: Step, codePoint: number, next: Step[]): string | undefined {
    const states = this.#machines.map((machine, index) => machine.step(before.states[index] ?? 0, codePoint));
    const key = states.join();
    if (this.#seen.has(key)) return undefined;
    this.#seen.add(key);
    const step = { before, codePoint, states };
    if (this.#holds(step)) return textOf(step);
    if (this.#evaluate(step, (machine, state) => machine.fate(state)) !== false) next.push(step);
    return undefined;
  }

  #holds(step: Step): boolean {
    const holds = this.#evaluate(step, (machine, state) => machine.accepts(state));
    if (holds !== undefined) return holds;
    this.#isOpen = true;
    return this.#tries++ < maxTries && this.#confirm(textOf(step));
  }

  #evaluate(
    { states }: Step,
    know: (machine: Machine, state: number) => boolean | undefined,
  ): boolean | undefined {
    return evaluate(this.#formula, (machine) => know(machine, states[this.#indices.get(machine) ?? 0] ?? 0));
  }
}

function textOf(step: Step): string {
  const characters: string[] = [];
  for (let at = step; at.before !== undefined; at = at.before)
    characters.push(String.fromCodePoint(at.codePoint));
  return characters.reverse().join('');
}
