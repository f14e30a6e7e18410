import type { FileRename } from '../edit.ts';
import { fileStem, withStem } from './file-stem.ts';
import type { Renaming } from './renaming.ts';

/** The file that is renamed with what it declares: always that of a schema, that of an agent if it has its name. */
export function renamedFile({ use, uses, name }: Renaming): FileRename | undefined {
  const { kind, name: before } = use.symbol;
  const isFile = kind === 'message' || kind === 'agent' || (kind === 'schema' && before === '');
  const path = uses.find(({ role }) => role === 'declares')?.place.document.path;
  if (!isFile || path === undefined) return undefined;
  if (kind === 'agent' && fileStem(path) !== before) return undefined;
  return { from: path, to: withStem(path, name) };
}
