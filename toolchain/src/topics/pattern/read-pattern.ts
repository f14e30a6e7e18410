import { type AST, RegExpParser, RegExpSyntaxError } from '@eslint-community/regexpp';

/** A pattern's syntax tree, or what is wrong with it and where. */
export type PatternReading =
  | { readonly kind: 'pattern'; readonly pattern: AST.Pattern }
  | { readonly kind: 'fault'; readonly message: string; readonly index: number };

const parser = new RegExpParser({ ecmaVersion: 2025 });
const longest = 10_000;

/** Reads an ECMAScript pattern with the `u` flag, as `pattern` has them. Longer ones than 10,000 characters are not read. */
export function readPattern(source: string): PatternReading {
  if (source.length > longest)
    return { kind: 'fault', message: `longer than ${longest} characters`, index: longest };
  try {
    const pattern = parser.parsePattern(source, 0, source.length, { unicode: true });
    return { kind: 'pattern', pattern };
  } catch (error) {
    if (error instanceof RegExpSyntaxError) {
      return { kind: 'fault', message: error.message.replace(/^.*:\s*/s, ''), index: error.index };
    }
    if (error instanceof RangeError) return { kind: 'fault', message: 'nested too deep', index: 0 };
    throw error;
  }
}
