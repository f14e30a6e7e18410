import type { Tally } from './tally.ts';

/** One side of an equation: names with their values, added up. */
type Terms = readonly (readonly [name: string, value: number])[];

export interface Equation {
  readonly left: Terms;
  readonly right: Terms;
  readonly holds: boolean;
}

/** Every equation that must hold between what the agents counted, once the fleet is at rest. */
export function reconcile(tally: Tally, readingsIn: number): Equation[] {
  return [...readingEquations(tally, readingsIn), ...customerEquations(tally), ...learningEquations(tally)];
}

/** True when every equation holds. */
export function balances(equations: readonly Equation[]): boolean {
  return equations.every(({ holds }) => holds);
}

/** One equation as a line of text. */
export function formatEquation({ left, right, holds }: Equation): string {
  return `${holds ? 'ok  ' : 'FAIL'} ${formatTerms(left)} = ${formatTerms(right)}`;
}

function readingEquations(tally: Tally, readingsIn: number): Equation[] {
  const count = (name: string): number => tally.counter('orchestrator', name);
  return [
    equation(
      [['readings in', readingsIn]],
      [
        ['analysed', count('analysed')],
        ['dead letters', sumOf(tally.deadLetters('orchestrator'))],
        ['expired', count('expired')],
        ['duplicates', count('duplicates')],
      ],
    ),
    equation(
      [['analysed', count('analysed')]],
      [
        ['healthy', count('healthy')],
        ['engaged', count('engaged')],
      ],
    ),
    equation(
      [
        ['HDF', count('HDF')],
        ['PWF', count('PWF')],
        ['OSF', count('OSF')],
      ],
      [
        ['engaged', count('engaged')],
        ['further modes of one vehicle', count('furtherModes')],
      ],
    ),
    equation([['workflows completed', count('completed')]], [['analysed', count('analysed')]]),
  ];
}

function customerEquations(tally: Tally): Equation[] {
  const count = (name: string): number => tally.counter('orchestrator', name);
  const asked = tally.counter('customer-engagement', 'asked');
  return [
    equation([['customers asked', asked]], [['engaged', count('engaged')]]),
    equation(
      [['engaged', count('engaged')]],
      [
        ['accepted', count('accepted')],
        ['declined', count('declined')],
      ],
    ),
    equation(
      [['accepted', count('accepted')]],
      [
        ['scheduled', count('scheduled')],
        ['no slot', count('unscheduled')],
      ],
    ),
    equation([['slots booked', tally.counter('scheduling', 'booked')]], [['scheduled', count('scheduled')]]),
    equation([['unsafe vehicles', count('unsafe')]], [['safety alerts', count('safetyAlerts')]]),
    equation(
      [['safety alerts', count('safetyAlerts')]],
      [['drivers warned', tally.counter('customer-engagement', 'warned')]],
    ),
  ];
}

function learningEquations(tally: Tally): Equation[] {
  const count = (name: string): number => tally.counter('orchestrator', name);
  const insights = tally.counter('manufacturing-insight', 'insights');
  return [
    equation(
      [['scheduled', count('scheduled')]],
      [['feedback given', tally.counter('customer-engagement', 'feedback')]],
    ),
    equation(
      [['feedback processed', tally.counter('feedback', 'processed')]],
      [['feedback given', tally.counter('customer-engagement', 'feedback')]],
    ),
    equation(
      [['insights', insights]],
      [
        ['from feedback', count('feedbackInsights')],
        ['from tool wear', count('toolWearInsights')],
      ],
    ),
    equation([['worn tools', count('wornTools')]], [['from tool wear', count('toolWearInsights')]]),
    equation([['serviced', count('serviced')]], [['from feedback', count('feedbackInsights')]]),
  ];
}

function equation(left: Terms, right: Terms): Equation {
  return { left, right, holds: sumOf(new Map(left)) === sumOf(new Map(right)) };
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, value) => total + value, 0);
}

function formatTerms(terms: Terms): string {
  return terms.map(([name, value]) => `${name} ${formatCount(value)}`).join(' + ');
}

/** A count with a comma between thousands. */
export function formatCount(value: number): string {
  return value.toLocaleString('en-US');
}
