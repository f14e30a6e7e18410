import { messageTypeOf } from '../../../model/file-kind.ts';
import { messageTypePattern } from '../../../model/names.ts';
import type { WorkspaceDocument } from '../../../model/workspace.ts';
import { walkSchema } from '../../../schema/keywords.ts';
import { isObject, joinPointer } from '../../../source/pointer.ts';
import type { Snapshot } from '../../snapshot.ts';
import { schemaSymbol } from '../../references/symbol.ts';
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

const known = new WeakMap<WorkspaceDocument, readonly string[]>();

/** The pointers of the definitions of a file. */
function definitionsOf(entry: WorkspaceDocument): readonly string[] {
  const pointers = known.get(entry) ?? collect(entry.document.value);
  known.set(entry, pointers);
  return pointers;
}

function collect(value: unknown): readonly string[] {
  const pointers: string[] = [];
  walkSchema(value, (schema, at) => {
    for (const keyword of ['$defs', 'definitions']) {
      const map = isObject(schema) ? schema[keyword] : undefined;
      for (const name of isObject(map) ? Object.keys(map) : []) pointers.push(joinPointer(at, keyword, name));
    }
  });
  return pointers;
}

function targetsIn(entry: WorkspaceDocument, from: string): readonly Candidate[] {
  const { path } = entry.document;
  const isOwn = path === from;
  const file = isOwn ? '' : relativePath(from, path);
  const isMessage = messageTypePattern.test(messageTypeOf(path));
  // A file of shared definitions is named for what is in it.
  const definitions = definitionsOf(entry).map((pointer): Candidate => ({
    value: `${file}#${encodeURI(pointer)}`,
    kind: 'schema',
    symbol: schemaSymbol(path, pointer),
    rank: isOwn ? 10 : isMessage ? 40 : 20,
  }));
  const whole: Candidate = {
    value: isOwn ? '#' : encodeURI(file),
    kind: 'schema',
    detail: isOwn ? 'this schema itself' : undefined,
    symbol: schemaSymbol(path, ''),
    rank: isOwn ? 90 : isMessage ? 50 : 30,
  };
  return [...definitions, whole];
}
