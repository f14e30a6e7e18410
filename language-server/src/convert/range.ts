import type { Range as SourceRange } from '@parley/toolchain';
import type { Range } from 'vscode-languageserver';

/** A range as the protocol has it. */
export function toRange({ start, end }: SourceRange): Range {
  return {
    start: { line: start.line, character: start.column },
    end: { line: end.line, character: end.column },
  };
}
