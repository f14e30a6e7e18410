import { createLineIndex } from '../../source/lines.ts';
import type { Definition } from '../definition/request.ts';
import { declarationsOf } from '../references/find-uses.ts';
import type { ContractSymbol } from '../references/symbol.ts';
import type { Snapshot } from '../snapshot.ts';
import { targetOfUse } from '../target.ts';
import { type CodeUse, codeUsesIn } from './code-uses.ts';

/** The channel that a program names at an offset, and where; undefined where it names none of the contracts. */
export function codeUseAt(snapshot: Snapshot, text: string, offset: number): CodeUse | undefined {
  const use = codeUsesIn(text).find(({ start, end }) => start <= offset && offset <= end);
  return use === undefined || declarationsOf(snapshot, symbolOf(use)).length === 0 ? undefined : use;
}

/** The same as a name of the contracts. */
export function codeSymbolAt(snapshot: Snapshot, text: string, offset: number): ContractSymbol | undefined {
  const use = codeUseAt(snapshot, text, offset);
  return use && symbolOf(use);
}

/** From a handler or a send in a program to the channel's declaration. */
export function codeDefinitionAt(snapshot: Snapshot, text: string, offset: number): Definition | undefined {
  const use = codeUseAt(snapshot, text, offset);
  if (use === undefined) return undefined;
  const targets = declarationsOf(snapshot, symbolOf(use)).map(targetOfUse);
  return { origin: createLineIndex(text).rangeOf(use.start, use.end), targets };
}

function symbolOf({ name }: CodeUse): ContractSymbol {
  return { kind: 'channel', name };
}
