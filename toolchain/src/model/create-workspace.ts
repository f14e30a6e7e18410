import type { Diagnostic } from '../diagnostic.ts';
import type { SchemaRegistry } from '../schema/registry.ts';
import { readDocument, withoutMark } from '../source/document.ts';
import { type Config, readConfig } from './config.ts';
import { type Declarations, readDeclarations } from './declarations.ts';
import { type FileKind, fileKind } from './file-kind.ts';
import { isSameRow } from './table.ts';
import { Tables } from './tables.ts';
import type { Workspace, WorkspaceDocument, WorkspaceFile, WorkspaceFiles } from './workspace.ts';
import { createWorkspaceSchemas } from './workspace-schemas.ts';

/**
 * Reads the texts of a workspace into contracts; never throws. What `previous` holds unchanged is not read again and
 * stays the same object: documents, declarations, lists and tables.
 */
export function createWorkspace(files: WorkspaceFiles, previous?: Workspace): Workspace {
  const before: Partial<Workspace> = previous ?? {};
  const documents = keep(before.documents, readDocuments(files.files, before.documents ?? []));
  const config = configOf(documents, before.config);
  const workspace: Workspace = {
    folder: files.folder,
    config,
    documents,
    messages: keep(
      before.messages,
      declared(documents, ({ messages }) => messages),
    ),
    channels: keep(
      before.channels,
      declared(documents, ({ channels }) => channels),
    ),
    agents: keep(
      before.agents,
      declared(documents, ({ agents }) => agents),
    ),
    reserved: keep(
      before.reserved,
      declared(documents, ({ reserved }) => reserved),
    ),
    others: keep(before.others, files.others ?? []),
    baseline: readBaseline(files.files, config.check.baseline, before.baseline),
    findings: keep(before.findings, findingsOf(files, documents)),
    get schemas() {
      schemas ??= createWorkspaceSchemas(workspace);
      return schemas;
    },
    table: (create) => tables.get(create),
  };
  let schemas: SchemaRegistry | undefined;
  const tables = new Tables(workspace, previous && knownTables.get(previous));
  knownTables.set(workspace, tables);
  return workspace;
}

const knownTables = new WeakMap<Workspace, Tables>();

/** Both lists are mostly in order: then they are read side by side, and nothing has to be looked up. */
function readDocuments(
  files: readonly WorkspaceFile[],
  before: readonly WorkspaceDocument[],
): readonly WorkspaceDocument[] {
  const documents: WorkspaceDocument[] = [];
  let known: ReadonlyMap<string, WorkspaceDocument> | undefined;
  let next = 0;
  for (const file of files) {
    while ((before[next]?.document.path ?? file.path) < file.path) next++;
    const beside = before[next];
    if (beside?.document.path === file.path) {
      documents.push(readEntry(file, beside.kind, beside));
      continue;
    }
    const kind = fileKind(file.path);
    if (kind === 'other') continue;
    known ??= new Map(before.map((entry) => [entry.document.path, entry]));
    documents.push(readEntry(file, kind, known.get(file.path)));
  }
  return isSorted(documents) ? documents : documents.sort(comparePaths);
}

function readEntry(
  { path, text, imported = false }: WorkspaceFile,
  kind: FileKind,
  before: WorkspaceDocument | undefined,
): WorkspaceDocument {
  const isSame =
    before !== undefined && (before.document.text === text || before.document.text === withoutMark(text));
  if (isSame && before.imported === imported) return before;
  const document = isSame ? before.document : readDocument(path, text);
  return { document, kind, imported, declares: readDeclarations(document, kind, imported) };
}

function isSorted(documents: readonly WorkspaceDocument[]): boolean {
  for (let index = 1; index < documents.length; index++) {
    const [left, right] = [documents[index - 1], documents[index]];
    if (left !== undefined && right !== undefined && comparePaths(left, right) > 0) return false;
  }
  return true;
}

function comparePaths(left: WorkspaceDocument, right: WorkspaceDocument): number {
  return left.document.path < right.document.path ? -1 : 1;
}

function configOf(documents: readonly WorkspaceDocument[], before: Config | undefined): Config {
  const document = documents.find(({ kind, imported }) => kind === 'config' && !imported)?.document;
  return before !== undefined && before.document === document ? before : readConfig(document);
}

function findingsOf(files: WorkspaceFiles, documents: readonly WorkspaceDocument[]): readonly Diagnostic[] {
  const findings = [...(files.findings ?? [])];
  for (const { document } of documents) for (const finding of document.findings) findings.push(finding);
  return findings;
}

function readBaseline(
  files: readonly WorkspaceFile[],
  name: string,
  before: Workspace['baseline'],
): Workspace['baseline'] {
  const file = files.find(({ path, imported }) => path === name && imported !== true);
  if (file === undefined) return undefined;
  const isSame = before?.path === file.path && before.text === withoutMark(file.text);
  return isSame ? before : readDocument(file.path, file.text);
}

/** What all files declare of a kind, in the order of the files. */
function declared<T>(
  documents: readonly WorkspaceDocument[],
  kind: (declarations: Declarations) => readonly T[],
): readonly T[] {
  const all: T[] = [];
  for (const { declares } of documents) for (const item of kind(declares)) all.push(item);
  return all;
}

/** The list of before, when it has the same items. */
function keep<T>(before: readonly T[] | undefined, items: readonly T[]): readonly T[] {
  return before !== undefined && isSameRow(before, items) ? before : items;
}
