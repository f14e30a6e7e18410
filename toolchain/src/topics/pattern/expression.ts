import type { AST } from '@eslint-community/regexpp';
import { anyButLineEnds, digits, propertyCharacters, spaces, wordCharacters } from './character-classes.ts';
import { type CharacterSet, complementOf, setOf } from './character-set.ts';
import { readPattern } from './read-pattern.ts';

/** A regular expression without what goes beyond regular languages. */
export type Expression =
  | { readonly kind: 'characters'; readonly set: CharacterSet }
  | { readonly kind: 'sequence' | 'choice'; readonly items: readonly Expression[] }
  | { readonly kind: 'repeat'; readonly item: Expression; readonly min: number; readonly max: number }
  | { readonly kind: 'start' | 'end' };

/** Thrown inside, told outside: why a pattern is no regular language that is dealt with here. */
export class UnsupportedPattern extends Error {}

/** The expression of a pattern. Throws `UnsupportedPattern` for look-around, back-references, `\b` and what does not compile. */
export function toExpression(pattern: string): Expression {
  const reading = readPattern(pattern);
  if (reading.kind === 'fault')
    throw new UnsupportedPattern(`a pattern that cannot be read: ${reading.message}`);
  return fromAlternatives(reading.pattern.alternatives, refuse);
}

/** What stands for a part that is not regular. */
export type Substitute = (reason: string, node: AST.Element) => Expression;

const refuse: Substitute = (reason) => {
  throw new UnsupportedPattern(reason);
};

export function fromAlternatives(alternatives: readonly AST.Alternative[], other: Substitute): Expression {
  const items = alternatives.map(({ elements }): Expression => {
    const parts = elements.map((element) => fromElement(element, other));
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'sequence', items: parts };
  });
  return items.length === 1 && items[0] !== undefined ? items[0] : { kind: 'choice', items };
}

function fromElement(element: AST.Element, other: Substitute): Expression {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return { kind: 'characters', set: charactersOf(element) };
    case 'Group':
      if (element.modifiers !== null) return other('modifiers of a group', element);
      return fromAlternatives(element.alternatives, other);
    case 'CapturingGroup':
      return fromAlternatives(element.alternatives, other);
    case 'Quantifier': {
      const { min, max } = element;
      return { kind: 'repeat', item: fromElement(element.element, other), min, max };
    }
    case 'Assertion':
      return fromAssertion(element, other);
    default:
      return other(
        element.type === 'Backreference' ? 'a back-reference' : 'set operations in a class',
        element,
      );
  }
}

function fromAssertion(element: AST.Assertion, other: Substitute): Expression {
  if (element.kind === 'start' || element.kind === 'end') return { kind: element.kind };
  return other(element.kind === 'word' ? 'a word boundary' : 'look-around', element);
}

type ClassPart = AST.CharacterClassElement | AST.CharacterClass | AST.CharacterSet;

/** The characters that a class, an escape or a dot stands for. */
function charactersOf(part: ClassPart): CharacterSet {
  switch (part.type) {
    case 'Character':
      return [[part.value, part.value]];
    case 'CharacterClassRange':
      return [[part.min.value, part.max.value]];
    case 'CharacterClass': {
      const set = setOf(part.elements.flatMap((element) => charactersOf(element)));
      return part.negate ? complementOf(set) : set;
    }
    case 'CharacterSet':
      return fromCharacterSet(part);
    default:
      throw new UnsupportedPattern('set operations in a class');
  }
}

const escapes = { digit: digits, word: wordCharacters, space: spaces } as const;

function fromCharacterSet(set: AST.CharacterSet): CharacterSet {
  if (set.kind === 'any') return anyButLineEnds;
  if (set.kind !== 'property') return set.negate ? complementOf(escapes[set.kind]) : escapes[set.kind];
  const found = propertyCharacters(set.value === null ? set.key : `${set.key}=${set.value}`);
  return set.negate ? complementOf(found) : found;
}
