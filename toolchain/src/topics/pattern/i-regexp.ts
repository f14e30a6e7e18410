import type { AST } from '@eslint-community/regexpp';
import { readPattern } from './read-pattern.ts';

/** A part of a pattern that I-Regexp (RFC 9485) does not have, or reads in another way. */
export interface Construct {
  /** What it is, in words. */
  readonly name: string;
  /** As it is written. */
  readonly text: string;
  /** How to write it instead, where there is a way. */
  readonly instead?: string;
}

/**
 * What keeps a pattern from meaning the same to every reader: each kind once, in the order of the text. `^` and `$` at
 * the ends of the whole pattern are left out: I-Regexp is anchored by itself. A pattern that cannot be read has none.
 */
export function foreignConstructs(source: string): readonly Construct[] {
  if (plain.test(source)) return [];
  const reading = readPattern(source);
  if (reading.kind === 'fault') return [];
  const found = new Map<string, Construct>();
  for (const construct of inAlternatives(reading.pattern.alternatives)) {
    if (!found.has(construct.text)) found.set(construct.text, construct);
  }
  return [...found.values()];
}

/** Most patterns are a few classes between anchors, and need no parser. */
const plain =
  /^\^?(?:[A-Za-z0-9_:@ -]|\\[.-]|\[[A-Za-z0-9_ .:]+-?\]|\[(?:a-z|A-Z|0-9|[_.])+-?\]|[+*](?![?*+]))*\$?$/;

type Branches = readonly AST.Alternative[];

function inAlternatives(alternatives: Branches): readonly Construct[] {
  const isAlone = alternatives.length === 1;
  return alternatives.flatMap(({ elements, parent }) =>
    elements.flatMap((element, index) => {
      const isWhole = isAlone && parent.type === 'Pattern';
      const isEnd = index === 0 ? 'start' : index === elements.length - 1 ? 'end' : undefined;
      if (isWhole && isEdge(element, isEnd, elements.length)) return [];
      return inElement(element);
    }),
  );
}

function isEdge(element: AST.Element, end: 'start' | 'end' | undefined, count: number): boolean {
  if (element.type !== 'Assertion') return false;
  return element.kind === end || (count === 1 && element.kind === 'end');
}

function inElement(element: AST.Element): readonly Construct[] {
  switch (element.type) {
    case 'Character':
      return inCharacter(element, outsideClass);
    case 'CharacterSet':
      return inSet(element);
    case 'CharacterClass':
      return inClass(element);
    case 'CapturingGroup':
      return [...inGroup(element), ...inAlternatives(element.alternatives)];
    case 'Group':
      return [...inGroup(element), ...inAlternatives(element.alternatives)];
    case 'Quantifier':
      return [...inElement(element.element), ...inQuantifier(element)];
    default:
      return [inOther(element)];
  }
}

function inGroup(group: AST.Group | AST.CapturingGroup): readonly Construct[] {
  if (group.type === 'CapturingGroup') {
    if (group.name === null) return [];
    return [{ name: 'a named group', text: `(?<${group.name}>`, instead: '(' }];
  }
  if (group.modifiers !== null) return [{ name: 'modifiers', text: `(?${group.modifiers.raw}:` }];
  return [{ name: 'a group that does not capture', text: '(?:', instead: '(' }];
}

function inQuantifier({ greedy, raw, element }: AST.Quantifier): readonly Construct[] {
  if (greedy) return [];
  const text = raw.slice(element.raw.length);
  return [{ name: 'a lazy quantifier', text, instead: text.slice(0, -1) }];
}

function inOther(element: AST.Element): Construct {
  if (element.type === 'Backreference') return { name: 'a back-reference', text: element.raw };
  if (element.type !== 'Assertion') return { name: 'set operations', text: element.raw };
  if (element.kind === 'word') return { name: 'a word boundary', text: element.raw };
  if (element.kind === 'start' || element.kind === 'end')
    return { name: 'an anchor inside', text: element.raw };
  const text = element.raw.slice(0, element.kind === 'lookahead' ? 3 : 4);
  return { name: element.kind === 'lookahead' ? 'look-ahead' : 'look-behind', text };
}

const escapes: Readonly<Record<string, string>> = {
  '\\d': '[0-9]',
  '\\D': '[^0-9]',
  '\\w': '[A-Za-z0-9_]',
  '\\W': '[^A-Za-z0-9_]',
  '\\s': '[ \\t\\n\\r]',
  '\\S': '[^ \\t\\n\\r]',
};

/** The categories of I-Regexp; those of Unicode but Cs, which no text has. */
const category = /^\\[pP]\{(?:L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|Z[lps]?|S[ckmo]?|C[cfno]?)\}$/;

function inSet(set: AST.CharacterSet, isInClass = false): readonly Construct[] {
  if (set.kind === 'any' || category.test(set.raw)) return [];
  if (set.kind === 'property') return [{ name: 'a Unicode property that is no category', text: set.raw }];
  const instead = escapes[set.raw];
  // Inside a class only its inside can be written; what is left out has none.
  const inner = isInClass ? (set.negate ? undefined : instead?.slice(1, -1)) : instead;
  return [{ name: 'an escape', text: set.raw, ...(inner === undefined ? {} : { instead: inner }) }];
}

function inClass(set: AST.CharacterClass): readonly Construct[] {
  if (set.elements.length === 0) return [{ name: 'an empty class', text: set.raw }];
  return set.elements.flatMap((element, index) => {
    switch (element.type) {
      case 'Character': {
        const isAtEnd = index === 0 || index === set.elements.length - 1;
        if (element.raw === '-')
          return isAtEnd ? [] : [{ name: 'a - inside a class', text: '-', instead: '\\-' }];
        return inCharacter(element, insideClass);
      }
      case 'CharacterClassRange':
        return [element.min, element.max].flatMap((edge) =>
          edge.raw === '-'
            ? [{ name: 'a - inside a class', text: '-', instead: '\\-' }]
            : inCharacter(edge, insideClass),
        );
      case 'CharacterSet':
        return inSet(element, true);
      default:
        return [{ name: 'set operations', text: element.raw }];
    }
  });
}

/** What stands for itself; RFC 9485, NormalChar and CCchar. */
const outsideClass = /^[^()*+.?[\\\]{|}\p{Cs}]$/u;
const insideClass = /^[^\-[\\\]\p{Cs}]$/u;
/** RFC 9485, SingleCharEsc. */
const escape = /^\\[()*+\-.?[\\\]^nrt{|}]$/;

function inCharacter({ raw, value }: AST.Character, plainCharacter: RegExp): readonly Construct[] {
  if (plainCharacter.test(raw) || escape.test(raw)) return [];
  const instead = spell(value, plainCharacter);
  return [{ name: 'an escape', text: raw, ...(instead === undefined ? {} : { instead }) }];
}

/** A character as I-Regexp writes it; undefined for what nobody could read there. */
function spell(codePoint: number, plainCharacter: RegExp): string | undefined {
  const character = String.fromCodePoint(codePoint);
  if (character === '$' && plainCharacter === outsideClass) return '[$]';
  if (escape.test(`\\${character}`) && !/[nrt]/.test(character)) return `\\${character}`;
  return plainCharacter.test(character) && !/[\p{C}\p{Z}]/u.test(character) ? character : undefined;
}
