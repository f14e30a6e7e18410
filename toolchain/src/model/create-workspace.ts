import type { Diagnostic } from '../diagnostic.ts';
import type { SchemaRegistry } from '../schema/registry.ts';
import { readDocument, withoutMark } from '../source/document.ts';
import { type AgentDeclaration, readAgent } from './agent.ts';
import { type ChannelDeclaration, type ReservedName, readChannels, readReserved } from './channel.ts';
import { type Config, readConfig } from './config.ts';
import { type FileKind, fileKind, messageTypeOf } from './file-kind.ts';
import { isSameRow } from './table.ts';
import { Tables } from './tables.ts';
import type {
  MessageDeclaration,
  Workspace,
  WorkspaceDocument,
  WorkspaceFile,
  WorkspaceFiles,
} from './workspace.ts';
import { createWorkspaceSchemas } from './workspace-schemas.ts';

/**
 * Reads the texts of a workspace into contracts; never throws. What `previous` holds unchanged is not read again and
 * stays the same object: documents, declarations, lists and tables.
 */
export function createWorkspace(files: WorkspaceFiles, previous?: Workspace): Workspace {
  const before: Partial<Workspace> = previous ?? {};
  const documents = keep(before.documents, readDocuments(files.files, before.documents ?? []));
  const declared = declarationsOf(documents);
  const config = configOf(documents, before.config);
  const workspace: Workspace = {
    folder: files.folder,
    config,
    documents,
    messages: keep(before.messages, declared.messages),
    channels: keep(before.channels, declared.channels),
    agents: keep(before.agents, declared.agents),
    reserved: keep(before.reserved, declared.reserved),
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
  const tables = createTables(workspace, previous);
  return workspace;
}

const knownTables = new WeakMap<Workspace, Tables>();

function createTables(workspace: Workspace, previous: Workspace | undefined): Tables {
  const tables = new Tables(workspace);
  const before = previous && knownTables.get(previous);
  if (previous !== undefined && before !== undefined) tables.takeOver(previous, before);
  knownTables.set(workspace, tables);
  return tables;
}

function readDocuments(
  files: readonly WorkspaceFile[],
  before: readonly WorkspaceDocument[],
): readonly WorkspaceDocument[] {
  const known = new Map<string, WorkspaceDocument>();
  for (const entry of before) known.set(entry.document.path, entry);
  const documents: WorkspaceDocument[] = [];
  for (const file of files) {
    const entry = known.get(file.path);
    const kind = entry?.kind ?? fileKind(file.path);
    if (kind !== 'other') documents.push(readEntry(file, kind, entry));
  }
  // Mostly they come in order.
  return isSorted(documents) ? documents : documents.sort(comparePaths);
}

function readEntry(
  { path, text, imported = false }: WorkspaceFile,
  kind: FileKind,
  before: WorkspaceDocument | undefined,
): WorkspaceDocument {
  if (before?.document.text !== withoutMark(text))
    return { document: readDocument(path, text), kind, imported };
  return before.imported === imported ? before : { ...before, imported };
}

function isSorted(documents: readonly WorkspaceDocument[]): boolean {
  return documents.every((entry, index) => {
    const before = documents[index - 1];
    return before === undefined || comparePaths(before, entry) < 0;
  });
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

/** What one file declares. */
type Declarations = Pick<Workspace, 'messages' | 'channels' | 'agents' | 'reserved'>;

const nothing: Declarations = { messages: [], channels: [], agents: [], reserved: [] };
const knownDeclarations = new WeakMap<WorkspaceDocument, Declarations>();

/** What all files declare, in the order of the files. */
function declarationsOf(documents: readonly WorkspaceDocument[]): Declarations {
  const messages: MessageDeclaration[] = [];
  const channels: ChannelDeclaration[] = [];
  const agents: AgentDeclaration[] = [];
  const reserved: ReservedName[] = [];
  for (const entry of documents) {
    const declared = declarationsIn(entry);
    for (const message of declared.messages) messages.push(message);
    for (const channel of declared.channels) channels.push(channel);
    for (const agent of declared.agents) agents.push(agent);
    for (const name of declared.reserved) reserved.push(name);
  }
  return { messages, channels, agents, reserved };
}

function declarationsIn(entry: WorkspaceDocument): Declarations {
  const declarations = knownDeclarations.get(entry) ?? readDeclarations(entry);
  knownDeclarations.set(entry, declarations);
  return declarations;
}

function readDeclarations({ document, kind, imported }: WorkspaceDocument): Declarations {
  switch (kind) {
    case 'message':
      return { ...nothing, messages: [{ type: messageTypeOf(document.path), document, imported }] };
    case 'channel':
      return {
        ...nothing,
        channels: readChannels(document, imported),
        reserved: readReserved(document),
      };
    case 'agent':
      return { ...nothing, agents: [readAgent(document, imported) ?? []].flat() };
    default:
      return nothing;
  }
}

/** The list of before, when it has the same items. */
function keep<T>(before: readonly T[] | undefined, items: readonly T[]): readonly T[] {
  return before !== undefined && isSameRow(before, items) ? before : items;
}
