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
  { steady }: Snapshot,
  { document }: WorkspaceDocument,
): readonly Candidate[] {
  const { path } = document;
  const folder = folderOf(path);
  const wayTo = waysFrom(folder);
  const targets: Candidate[] = [];
  for (const entry of steady.documents) {
    if (entry.kind !== 'message') continue;
    const found = entry.document.path === path ? ownTargets(entry) : targetsFrom({ folder, wayTo }, entry);
    for (const target of found) targets.push(target);
  }
  return targets;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Many files are in few folders. */
function waysFrom(from: string): (to: string) => string {
  const ways = new Map<string, string>();
  return (to) => {
    const way = ways.get(to) ?? encodeURI(relativePath(from, to));
    ways.set(to, way);
    return way;
  };
}

/** What of a file can be named, and how the folder sees it that asked last. */
interface Named {
  /** Pointers of its definitions. */
  readonly definitions: readonly string[];
  readonly isMessage: boolean;
  /** Of the file, as references write it. */
  readonly name: string;
  seen?: { readonly folder: string; readonly targets: readonly Candidate[] };
}

/** Who types a reference asks after each key, and the other files stay as they are. */
const known = new WeakMap<WorkspaceDocument, Named>();

function namedIn(entry: WorkspaceDocument): Named {
  const { path, value } = entry.document;
  let named = known.get(entry);
  if (named === undefined) {
    named = {
      definitions: definitionsIn(value),
      isMessage: messageTypePattern.test(messageTypeOf(path)),
      name: encodeURI(path.slice(folderOf(path).length)),
    };
    known.set(entry, named);
  }
  return named;
}

function definitionsIn(schema: unknown): readonly string[] {
  const pointers: string[] = [];
  walkSchema(schema, (found, at) => {
    for (const keyword of ['$defs', 'definitions']) {
      const map = isObject(found) ? found[keyword] : undefined;
      for (const name of isObject(map) ? Object.keys(map) : []) pointers.push(joinPointer(at, keyword, name));
    }
  });
  return pointers;
}

interface Viewpoint {
  readonly folder: string;
  /** From there to another folder. */
  readonly wayTo: (folder: string) => string;
}

function targetsFrom({ folder, wayTo }: Viewpoint, entry: WorkspaceDocument): readonly Candidate[] {
  const named = namedIn(entry);
  if (named.seen?.folder === folder) return named.seen.targets;
  const { path } = entry.document;
  const file = wayTo(folderOf(path)) + named.name;
  // A file of shared definitions is named for what is in it.
  const [inside, whole] = named.isMessage ? [40, 50] : [20, 30];
  const targets = [
    ...named.definitions.map((pointer) => toTarget(path, { pointer, file, rank: inside })),
    toTarget(path, { pointer: '', file, rank: whole }),
  ];
  named.seen = { folder, targets };
  return targets;
}

function ownTargets(entry: WorkspaceDocument): readonly Candidate[] {
  const { path } = entry.document;
  const detail = 'this schema itself';
  return [
    ...namedIn(entry).definitions.map((pointer) => toTarget(path, { pointer, file: '', rank: 10 })),
    { value: '#', kind: 'schema', detail, symbol: schemaSymbol(path, ''), rank: 90 },
  ];
}

interface Target {
  readonly pointer: string;
  readonly file: string;
  readonly rank: number;
}

function toTarget(path: string, { pointer, file, rank }: Target): Candidate {
  const value = pointer === '' ? file : `${file}#${encodeURI(pointer)}`;
  return { value, kind: 'schema', symbol: schemaSymbol(path, pointer), rank };
}
