import { fileStem } from './file-stem.ts';
import { parsePointer } from '../../source/pointer.ts';
import type { ContractSymbol } from '../references/symbol.ts';

/** The name of a symbol as people say it: of a definition its key, of a schema file what it is called. */
export function spokenName({ kind, name, file }: ContractSymbol): string {
  if (kind !== 'schema') return name;
  return parsePointer(name).at(-1) ?? fileStem(file ?? '');
}
