import { isReservedName } from '../../model/names.ts';
import type { Use } from '../references/use.ts';
import { parsePointer } from '../../source/pointer.ts';
import type { Snapshot } from '../snapshot.ts';
import { spokenName } from './spoken-name.ts';

/** Why the name of a use cannot be changed at all; undefined: it can. */
export function refuseSymbol({ workspace }: Snapshot, use: Use, uses: readonly Use[]): string | undefined {
  const { symbol, role } = use;
  const name = `"${spokenName(symbol)}"`;
  if (role === 'pattern') return `${name} is a pattern; the channels that it holds have names`;
  if (isReservedName(symbol.name)) return `${name} belongs to Parley`;
  if (symbol.kind === 'schema' && !isNamed(symbol.name))
    return 'this name travels in messages; a new name for it needs a new version of the message type';
  const imported = uses.find((other) => other.imported);
  if (imported !== undefined) return `${imported.place.document.path}, which is imported, names ${name} too`;
  const broken = workspace.documents.find(
    (entry) => !entry.imported && entry.document.findings.some(({ code }) => code === 'SYNTAX'),
  );
  if (broken !== undefined) {
    const { path } = broken.document;
    return `${path} cannot be read as far as it may name ${name}; mend it first`;
  }
  return refuseDeclarations(use, uses);
}

function refuseDeclarations({ symbol }: Use, uses: readonly Use[]): string | undefined {
  if (symbol.kind === 'capability' || symbol.kind === 'parameter') return undefined;
  const declared = uses.filter(({ role }) => role === 'declares');
  const kind = symbol.kind === 'message' ? 'message type' : symbol.kind;
  const name = `"${spokenName(symbol)}"`;
  if (declared.length === 0) return `no file declares the ${kind} ${name}`;
  return declared.length > 1
    ? `${declared.length} files declare the ${kind} ${name}; mend that first`
    : undefined;
}

/** The root of a file, or a member of its definitions. */
function isNamed(pointer: string): boolean {
  const keyword = parsePointer(pointer).at(-2);
  return pointer === '' || keyword === '$defs' || keyword === 'definitions';
}
