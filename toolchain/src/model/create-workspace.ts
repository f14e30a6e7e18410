import type { SchemaRegistry } from '../schema/registry.ts';
import { readDocument, withoutMark } from '../source/document.ts';
import { type AgentDeclaration, readAgent } from './agent.ts';
import { type ChannelDeclaration, type ReservedName, readChannels, readReserved } from './channel.ts';
import { readConfig } from './config.ts';
import { fileKind, messageTypeOf } from './file-kind.ts';
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
  const documents = keep(previous?.documents, readDocuments(files.files, previous));
  const declared = declarationsOf(documents);
  const configFile = documents.find(({ kind, imported }) => kind === 'config' && !imported)?.document;
  const config =
    previous !== undefined && previous.config.document === configFile
      ? previous.config
      : readConfig(configFile);
  const findings = [...(files.findings ?? [])];
  for (const { document } of documents) for (const finding of document.findings) findings.push(finding);
  const workspace: Workspace = {
    folder: files.folder,
    config,
    documents,
    messages: keep(previous?.messages, declared.messages),
    channels: keep(previous?.channels, declared.channels),
    agents: keep(previous?.agents, declared.agents),
    reserved: keep(previous?.reserved, declared.reserved),
    others: keep(previous?.others, files.others ?? []),
    baseline: readBaseline(files.files, config.check.baseline, previous),
    findings: keep(previous?.findings, findings),
    get schemas() {
      schemas ??= createWorkspaceSchemas(workspace);
      return schemas;
    },
    table: (create) => tables.get(create),
  };
  let schemas: SchemaRegistry | undefined;
  const tables = new Tables(workspace);
  const before = previous && tablesOf.get(previous);
  if (previous !== undefined && before !== undefined) tables.takeOver(previous, before);
  tablesOf.set(workspace, tables);
  return workspace;
}

const tablesOf = new WeakMap<Workspace, Tables>();

function readDocuments(
  files: readonly WorkspaceFile[],
  previous: Workspace | undefined,
): readonly WorkspaceDocument[] {
  const known = new Map<string, WorkspaceDocument>();
  for (const entry of previous?.documents ?? []) known.set(entry.document.path, entry);
  const documents: WorkspaceDocument[] = [];
  for (const { path, text, imported = false } of files) {
    const before = known.get(path);
    const kind = before?.kind ?? fileKind(path);
    if (kind === 'other') continue;
    const document = before?.document.text === withoutMark(text) ? before.document : readDocument(path, text);
    const isSame = document === before?.document && before.imported === imported;
    documents.push(isSame ? before : { document, kind, imported });
  }
  const isSorted = documents.every(({ document }, index) => {
    const before = documents[index - 1];
    return before === undefined || before.document.path < document.path;
  });
  return isSorted
    ? documents
    : documents.sort((left, right) => (left.document.path < right.document.path ? -1 : 1));
}

function readBaseline(
  files: readonly WorkspaceFile[],
  name: string,
  previous: Workspace | undefined,
): Workspace['baseline'] {
  const file = files.find(({ path, imported }) => path === name && imported !== true);
  if (file === undefined) return undefined;
  const before = previous?.baseline;
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
