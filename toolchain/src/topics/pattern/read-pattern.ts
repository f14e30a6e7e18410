import { type AST, RegExpParser, RegExpSyntaxError } from '@eslint-community/regexpp';

/** A pattern's syntax tree, or what is wrong with it and where. */
export type PatternReading =
  | { readonly kind: 'pattern'; readonly pattern: AST.Pattern }
  | { readonly kind: 'fault'; readonly message: string; readonly index: number };

const parser = new RegExpParser({ ecmaVersion: 2025 });
const longest = 10_000;
/** Whatever walks through a pattern goes one step deeper into the stack for each group. */
const deepest = 200;
/** A fleet writes the same few patterns in many of its schemas, and several rules read each. */
const known = new Map<string, PatternReading>();
const mostKnown = 200;

/** Reads an ECMAScript pattern with the `u` flag, as `pattern` has them. Not read are those of more than 10,000 characters or 200 groups inside one another. */
export function readPattern(source: string): PatternReading {
  const before = known.get(source);
  if (before !== undefined) return before;
  const reading = parse(source);
  if (known.size >= mostKnown) known.clear();
  known.set(source, reading);
  return reading;
}

function parse(source: string): PatternReading {
  if (source.length > longest)
    return { kind: 'fault', message: `longer than ${longest} characters`, index: longest };
  if (depthOf(source) > deepest) return { kind: 'fault', message: 'nested too deep', index: 0 };
  try {
    const pattern = parser.parsePattern(source, 0, source.length, { unicode: true });
    return { kind: 'pattern', pattern };
  } catch (error) {
    if (error instanceof RegExpSyntaxError) {
      return { kind: 'fault', message: error.message.replace(/^.*:\s*/s, ''), index: error.index };
    }
    throw error;
  }
}

/** Parentheses that mean themselves count too: better one pattern too many is not understood. */
function depthOf(source: string): number {
  let depth = 0;
  let most = 0;
  for (const character of source) {
    if (character === '(') most = Math.max(most, ++depth);
    else if (character === ')') depth--;
  }
  return most;
}
