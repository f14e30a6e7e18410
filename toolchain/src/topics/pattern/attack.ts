import type { AST } from '@eslint-community/regexpp';
import { ambiguousLoop, pathBetween } from './ambiguity.ts';
import { type Machine, createSearchMachine } from './automaton.ts';
import { type CharacterSet, hasCharacter } from './character-set.ts';
import { type Expression, UnsupportedPattern, fromAlternatives } from './expression.ts';
import { positionsOf } from './positions.ts';
import { readPattern } from './read-pattern.ts';
import { readableCharacters } from './readable.ts';

/** A text on which a backtracking matcher takes twice as long for each further round. */
export interface Attack {
  readonly before: string;
  /** What is repeated. */
  readonly round: string;
  readonly after: string;
}

/** An attack on a pattern; undefined when there is none, or when the pattern cannot be read or is too large. */
export function findAttack(source: string): Attack | undefined {
  if (!mayBranch.test(source)) return undefined;
  const reading = readPattern(source);
  if (reading.kind === 'fault') return undefined;
  const { whole, inner, isRegular } = toExpressions(reading.pattern);
  for (const expression of [whole, ...inner]) {
    const attack = attackOn(expression, isRegular ? machineOf(whole) : undefined);
    if (attack !== undefined) return attack;
  }
  return undefined;
}

/** Without a group that is repeated no round can be gone in two ways. */
const mayBranch = /\)[*+{]/;

interface Expressions {
  readonly whole: Expression;
  /** What looks around is matched by itself; what it leaves behind reads nothing. */
  readonly inner: readonly Expression[];
  readonly isRegular: boolean;
}

function toExpressions(pattern: AST.Pattern): Expressions {
  const inner: Expression[] = [];
  const others: AST.Element[] = [];
  const whole = fromAlternatives(pattern.alternatives, (_, node) => {
    others.push(node);
    if ('alternatives' in node) inner.push(fromAlternatives(node.alternatives, () => nothing));
    return nothing;
  });
  return { whole, inner, isRegular: others.length === 0 };
}

const nothing: Expression = { kind: 'sequence', items: [] };

function machineOf(expression: Expression): Machine | undefined {
  try {
    return createSearchMachine(expression);
  } catch (error) {
    if (error instanceof UnsupportedPattern) return undefined;
    throw error;
  }
}

/** Without a machine it is taken for granted that some end makes the match fail. */
function attackOn(expression: Expression, machine: Machine | undefined): Attack | undefined {
  const positions = positionsOf(expression);
  const loop = positions && ambiguousLoop(positions);
  if (positions === undefined || loop === undefined) return undefined;
  const before = textOf(pathBetween(positions, undefined, loop.position));
  const round = textOf(loop.round);
  const after = machine === undefined ? '!' : failureAfter(machine, before + round.repeat(rounds));
  return after === undefined ? undefined : { before, round, after };
}

const rounds = 12;

/** What makes a match fail after a text, so that the matcher tries every way; undefined when nothing does. */
function failureAfter(machine: Machine, text: string): string | undefined {
  let state = machine.initial;
  for (const character of text) state = machine.step(state, character.codePointAt(0) ?? 0);
  const ends = ['!', '\n', '\0', ...representatives(machine.setsAt(state))];
  return ends.find((end) => !machine.accepts(machine.step(state, end.codePointAt(0) ?? 0)));
}

function representatives(sets: readonly CharacterSet[]): readonly string[] {
  return sets.flatMap((set) => (set.length === 0 ? [] : [textOf([set])]));
}

function textOf(sets: readonly CharacterSet[]): string {
  return sets.map((set) => String.fromCodePoint(readableIn(set))).join('');
}

function readableIn(set: CharacterSet): number {
  return readableCharacters.find((codePoint) => hasCharacter(set, codePoint)) ?? set[0]?.[0] ?? 0;
}
