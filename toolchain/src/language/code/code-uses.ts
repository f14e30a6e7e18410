import type { Location } from '../../diagnostic.ts';
import { createLineIndex } from '../../source/lines.ts';
import type { ContractSymbol } from '../references/symbol.ts';
import { type StringLiteral, stringLiterals } from './string-literals.ts';

/** What a program does with the name: it handles what comes on a channel, or sends on it. */
export type CodeRole = 'handles' | 'sends';

/** A name of the contracts in a program. */
export interface CodeUse {
  readonly name: string;
  readonly role: CodeRole;
  /** Of the name between its quotes. */
  readonly start: number;
  readonly end: number;
}

/** A program beside the contracts. */
export interface CodeFile {
  /** Relative to the workspace. */
  readonly path: string;
  readonly text: string;
}

/** The strings of a program that stand where handlers and sends name a channel. */
export function codeUsesIn(text: string): readonly CodeUse[] {
  return stringLiterals(text).flatMap((literal) => {
    const role = roleOf(literal);
    return role === undefined ? [] : [{ name: literal.value, role, start: literal.start, end: literal.end }];
  });
}

/** `send('x', …)`, `context.request('x')`; `{ 'x': handler }`, `{ async 'x'(message) {} }`. */
function roleOf({ before, after }: StringLiteral): CodeRole | undefined {
  if (/\b(?:send|sendMany|request)(?:<[^()]*>)?\($/.test(before)) return 'sends';
  const isKey = /[{,]$/.test(before) && /^(?::(?!:)|\()/.test(after);
  const isMethod = /[{,]\s*(?:async\s*)?\*?$/.test(before) && after.startsWith('(');
  return isKey || isMethod ? 'handles' : undefined;
}

/** Where programs handle and send what a channel carries; or do just one of both. */
export function codeLocations(
  files: readonly CodeFile[],
  symbol: ContractSymbol,
  role?: CodeRole,
): readonly Location[] {
  if (symbol.kind !== 'channel') return [];
  return files.flatMap(({ path, text }) => {
    // Most programs do not have the name at all.
    if (!text.includes(symbol.name)) return [];
    const named = codeUsesIn(text).filter(({ name }) => name === symbol.name);
    const uses = role === undefined ? named : named.filter((use) => use.role === role);
    const lines = createLineIndex(text);
    return uses.map(({ start, end }) => ({ file: path, range: lines.rangeOf(start, end) }));
  });
}
