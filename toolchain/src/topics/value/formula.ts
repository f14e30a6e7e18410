import type { Machine } from '../pattern/automaton.ts';

/** What a schema says of a string, over machines that read it. */
export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'machine'; readonly machine: Machine }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'all' | 'any' | 'one'; readonly parts: readonly Formula[] }
  | { readonly kind: 'not'; readonly part: Formula };

export const always: Formula = { kind: 'constant', value: true };
export const never: Formula = { kind: 'constant', value: false };

export function all(parts: readonly Formula[]): Formula {
  const open = parts.filter((part) => part !== always);
  return open.length === 0
    ? always
    : open.length === 1 && open[0] !== undefined
      ? open[0]
      : { kind: 'all', parts: open };
}

/** Whether a formula holds when `known` tells what is known of each machine; undefined: that does not follow. */
export function evaluate(
  formula: Formula,
  known: (machine: Machine) => boolean | undefined,
): boolean | undefined {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'machine':
      return known(formula.machine);
    case 'unknown':
      return undefined;
    case 'not':
      return negate(evaluate(formula.part, known));
    case 'all':
      return every(formula.parts.map((part) => evaluate(part, known)));
    case 'any':
      return negate(every(formula.parts.map((part) => negate(evaluate(part, known)))));
    case 'one':
      return exactlyOne(formula.parts.map((part) => evaluate(part, known)));
  }
}

function negate(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function every(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}

function exactlyOne(values: readonly (boolean | undefined)[]): boolean | undefined {
  const holding = values.filter((value) => value === true).length;
  if (holding > 1) return false;
  return values.includes(undefined) ? undefined : holding === 1;
}

export function machinesOf(formula: Formula): readonly Machine[] {
  switch (formula.kind) {
    case 'machine':
      return [formula.machine];
    case 'not':
      return machinesOf(formula.part);
    case 'all':
    case 'any':
    case 'one':
      return formula.parts.flatMap(machinesOf);
    default:
      return [];
  }
}

/** Why parts of a formula are unknown. */
export function reasonsOf(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'unknown':
      return [formula.reason];
    case 'not':
      return reasonsOf(formula.part);
    case 'all':
    case 'any':
    case 'one':
      return formula.parts.flatMap(reasonsOf);
    default:
      return [];
  }
}
