import { createLineIndex } from '../../source/lines.ts';
import type { Definition } from '../definition/request.ts';
import { declarationsOf } from '../references/find-uses.ts';
import type { ContractSymbol } from '../references/symbol.ts';
import type { Snapshot } from '../snapshot.ts';
import { targetOfUse } from '../target.ts';
import { codeUsesIn } from './code-uses.ts';

/** The channel that a program names at an offset; undefined where it names none of the contracts. */
export function codeSymbolAt(snapshot: Snapshot, text: string, offset: number): ContractSymbol | undefined {
  const use = codeUsesIn(text).find(({ start, end }) => start <= offset && offset <= end);
  if (use === undefined) return undefined;
  const symbol: ContractSymbol = { kind: 'channel', name: use.name };
  return declarationsOf(snapshot, symbol).length === 0 ? undefined : symbol;
}

/** From a handler or a send in a program to the channel's declaration. */
export function codeDefinitionAt(snapshot: Snapshot, text: string, offset: number): Definition | undefined {
  const symbol = codeSymbolAt(snapshot, text, offset);
  const use = symbol && codeUsesIn(text).find(({ start, end }) => start <= offset && offset <= end);
  if (symbol === undefined || use === undefined) return undefined;
  const targets = declarationsOf(snapshot, symbol).map(targetOfUse);
  return { origin: createLineIndex(text).rangeOf(use.start, use.end), targets };
}
