import type { SchemaRegistry } from '../schema/registry.ts';
import { readDocument, withoutMark } from '../source/document.ts';
import { type Config, readConfig } from './config.ts';
import { gather } from './gather.ts';
import { type DocumentChange, changedDocuments } from './document-changes.ts';
import { fileKind } from './file-kind.ts';
import { type ReadFiles, readFiles } from './read-files.ts';
import { isSameRow } from './table.ts';
import { Tables } from './tables.ts';
import type { Workspace, WorkspaceDocument, WorkspaceFiles } from './workspace.ts';
import { createWorkspaceSchemas } from './workspace-schemas.ts';

/**
 * Reads the texts of a workspace into contracts; never throws. What `previous` holds unchanged is not read again and
 * stays the same object: documents, declarations, lists and tables. A file that is the same object at the same place
 * costs nothing at all.
 */
export function createWorkspace(files: WorkspaceFiles, previous?: Workspace): Workspace {
  const last = (previous && known.get(previous)) ?? nothing;
  const read = readFiles(files.files, last.read);
  const documents = keep(last.read.documents, read.documents);
  const changes = changedDocuments(last.read.documents, documents);
  const list = <T>(before: readonly T[], saidIn: (entry: WorkspaceDocument) => readonly T[]): readonly T[] =>
    gather(documents, saidIn, { list: before, changes });
  const lists: Lists = {
    messages: list(last.lists.messages, ({ declares }) => declares.messages),
    channels: list(last.lists.channels, ({ declares }) => declares.channels),
    agents: list(last.lists.agents, ({ declares }) => declares.agents),
    reserved: list(last.lists.reserved, ({ declares }) => declares.reserved),
    others: keep(last.lists.others, files.others ?? []),
  };
  const faults = list(last.faults, ({ document }) => document.findings);
  const config = configOf(documents, { changes, last: previous?.config });
  const workspace: Workspace = {
    folder: files.folder,
    config,
    documents,
    ...lists,
    baseline: readBaseline(read, config.check.baseline, previous?.baseline),
    findings: keep(previous?.findings, [...(files.findings ?? []), ...faults]),
    get schemas() {
      schemas ??= createWorkspaceSchemas(workspace);
      return schemas;
    },
    table: (create) => tables.get(create),
  };
  let schemas: SchemaRegistry | undefined;
  const tables = new Tables(workspace, last.tables);
  known.set(workspace, { read: { ...read, documents }, lists, faults, tables });
  return workspace;
}

type Lists = Pick<Workspace, 'messages' | 'channels' | 'agents' | 'reserved' | 'others'>;

/** What the next version begins with. */
interface Made {
  readonly read: ReadFiles;
  readonly lists: Lists;
  /** What was wrong with the texts. */
  readonly faults: Workspace['findings'];
  readonly tables: Tables | undefined;
}

const known = new WeakMap<Workspace, Made>();

const nothing: Made = {
  read: { files: [], entries: [], documents: [], isSorted: true },
  lists: { messages: [], channels: [], agents: [], reserved: [], others: [] },
  faults: [],
  tables: undefined,
};

function configOf(
  documents: readonly WorkspaceDocument[],
  { changes, last }: { readonly changes: readonly DocumentChange[]; readonly last: Config | undefined },
): Config {
  const isSame = changes.every(({ before, after }) => before?.kind !== 'config' && after?.kind !== 'config');
  if (last !== undefined && isSame) return last;
  const document = documents.find(({ kind, imported }) => kind === 'config' && !imported)?.document;
  return last !== undefined && last.document === document ? last : readConfig(document);
}

function readBaseline(
  { files, entries }: ReadFiles,
  name: string,
  before: Workspace['baseline'],
): Workspace['baseline'] {
  // Nearly always it is among the few files of no kind.
  const isContract = fileKind(name) !== 'other';
  const file = files.find(
    (each, index) =>
      (isContract || entries[index] === undefined) && each.path === name && each.imported !== true,
  );
  if (file === undefined) return undefined;
  const isSame = before?.path === file.path && before.text === withoutMark(file.text);
  return isSame ? before : readDocument(file.path, file.text);
}

/** The list of before, when it has the same items. */
function keep<T>(before: readonly T[] | undefined, items: readonly T[]): readonly T[] {
  return before !== undefined && isSameRow(before, items) ? before : items;
}
