import { hasCharacter } from '#toolchain/topics/pattern/character-set.ts';
import { type Expression, toExpression } from '#toolchain/topics/pattern/expression.ts';

export const enough = 20_000;

/** How many steps a backtracking matcher takes that tries ways in the order of ECMAScript and remembers none; 20,000 at most. */
export function countSteps(pattern: string, text: string): number {
  const characters = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  let steps = 0;
  const match = (expression: Expression, at: number, go: (at: number) => boolean): boolean => {
    if (++steps >= enough) return true;
    switch (expression.kind) {
      case 'characters':
        return hasCharacter(expression.set, characters[at] ?? -1) && go(at + 1);
      case 'sequence':
        return all(expression.items, at, go);
      case 'choice':
        return expression.items.some((item) => match(item, at, go));
      case 'repeat':
        return repeat(expression, at, go);
      default:
        return at === (expression.kind === 'start' ? 0 : characters.length) && go(at);
    }
  };
  const all = (items: readonly Expression[], at: number, go: (at: number) => boolean): boolean => {
    const [first, ...rest] = items;
    return first === undefined ? go(at) : match(first, at, (next) => all(rest, next, go));
  };
  const repeat = (
    { item, min, max, kind }: Expression & { kind: 'repeat' },
    at: number,
    go: (at: number) => boolean,
  ): boolean => {
    if (max === 0) return go(at);
    const rest = { kind, item, min: Math.max(0, min - 1), max: max - 1 };
    const again = (next: number): boolean => (min > 0 || next > at) && repeat(rest, next, go);
    return match(item, at, again) || (min === 0 && go(at));
  };
  const expression = toExpression(pattern);
  for (let start = 0; start <= characters.length; start++) if (match(expression, start, () => true)) break;
  return steps;
}
