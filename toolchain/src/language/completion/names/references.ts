import { messageTypeOf } from '../../../model/file-kind.ts';
import { messageTypePattern } from '../../../model/names.ts';
import type { WorkspaceDocument } from '../../../model/workspace.ts';
import { walkSchema } from '../../../schema/keywords.ts';
import { isObject, joinPointer } from '../../../source/pointer.ts';
import type { Snapshot } from '../../snapshot.ts';
import { type ContractSymbol, schemaSymbol } from '../../references/symbol.ts';
import type { Candidate } from '../item.ts';
import { relativePath } from './paths.ts';

/** What a `$ref` of a file can name: its own definitions first, then those of other files, then whole files. */
export function referenceTargets(
  snapshot: Snapshot,
  { document: { path } }: WorkspaceDocument,
): readonly Candidate[] {
  const { documents } = snapshot.steady;
  return documents.filter(({ kind }) => kind === 'message').flatMap((entry) => targetsIn(entry, path));
}

/** What of a file can be named, whoever names it. */
interface FileTargets {
  readonly isMessage: boolean;
  readonly whole: ContractSymbol;
  readonly definitions: readonly { readonly fragment: string; readonly symbol: ContractSymbol }[];
}

const known = new WeakMap<WorkspaceDocument, FileTargets>();

function fileTargets(entry: WorkspaceDocument): FileTargets {
  const targets = known.get(entry) ?? collect(entry);
  known.set(entry, targets);
  return targets;
}

function collect({ document: { path, value } }: WorkspaceDocument): FileTargets {
  const pointers: string[] = [];
  walkSchema(value, (schema, at) => {
    for (const keyword of ['$defs', 'definitions']) {
      const map = isObject(schema) ? schema[keyword] : undefined;
      for (const name of isObject(map) ? Object.keys(map) : []) pointers.push(joinPointer(at, keyword, name));
    }
  });
  return {
    isMessage: messageTypePattern.test(messageTypeOf(path)),
    whole: schemaSymbol(path, ''),
    definitions: pointers.map((pointer) => ({
      fragment: `#${encodeURI(pointer)}`,
      symbol: schemaSymbol(path, pointer),
    })),
  };
}

function targetsIn(entry: WorkspaceDocument, from: string): readonly Candidate[] {
  const { path } = entry.document;
  const isOwn = path === from;
  const file = isOwn ? '' : encodeURI(relativePath(from, path));
  const { isMessage, whole, definitions } = fileTargets(entry);
  // A file of shared definitions is named for what is in it.
  const inside = definitions.map(({ fragment, symbol }): Candidate => ({
    value: file + fragment,
    kind: 'schema',
    symbol,
    rank: isOwn ? 10 : isMessage ? 40 : 20,
  }));
  const all: Candidate = {
    value: isOwn ? '#' : file,
    kind: 'schema',
    detail: isOwn ? 'this schema itself' : undefined,
    symbol: whole,
    rank: isOwn ? 90 : isMessage ? 50 : 30,
  };
  return [...inside, all];
}
