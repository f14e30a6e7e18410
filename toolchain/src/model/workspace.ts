import type { Diagnostic } from '../diagnostic.ts';
import { type SchemaRegistry, createSchemaRegistry } from '../schema/registry.ts';
import { type SourceDocument, readDocument } from '../source/document.ts';
import { type AgentDeclaration, readAgent } from './agent.ts';
import { type ChannelDeclaration, type ReservedName, readChannels, readReserved } from './channel.ts';
import { type Config, readConfig } from './config.ts';
import { type FileKind, fileKind, messageTypeOf } from './file-kind.ts';

/** The texts of a workspace. Paths are relative to its folder, with forward slashes. */
export interface WorkspaceFiles {
  /** The folder itself, for people; '' in memory. */
  readonly folder: string;
  readonly files: readonly WorkspaceFile[];
  /** JSON and YAML files among them whose names say nothing to Parley. */
  readonly others?: readonly string[];
  /** What went wrong while the files were read: not UTF-8, no permission, an import that is not there. */
  readonly findings?: readonly Diagnostic[];
}

export interface WorkspaceFile {
  readonly path: string;
  readonly text: string;
  /** Set for files of another workspace that `imports` names. */
  readonly imported?: boolean;
}

/** A message type: one schema file. */
export interface MessageDeclaration {
  readonly type: string;
  readonly document: SourceDocument;
  readonly imported: boolean;
}

/** All contracts of a workspace, read but not yet judged. */
export interface Workspace {
  readonly folder: string;
  readonly config: Config;
  readonly documents: readonly WorkspaceDocument[];
  /** In the order of the files; a name that is there twice is there twice. */
  readonly messages: readonly MessageDeclaration[];
  readonly channels: readonly ChannelDeclaration[];
  readonly agents: readonly AgentDeclaration[];
  readonly reserved: readonly ReservedName[];
  readonly schemas: SchemaRegistry;
  readonly others: readonly string[];
  /** Findings from reading the files. */
  readonly findings: readonly Diagnostic[];
}

export interface WorkspaceDocument {
  readonly document: SourceDocument;
  readonly kind: FileKind;
  readonly imported: boolean;
}

/** Reads the texts of a workspace into contracts; never throws. Files that `previous` holds unchanged are not read again. */
export function createWorkspace(files: WorkspaceFiles, previous?: Workspace): Workspace {
  const known = new Map(previous?.documents.map((entry) => [entry.document.path, entry.document]));
  const documents = files.files
    .filter(({ path }) => fileKind(path) !== 'other')
    .sort((left, right) => (left.path < right.path ? -1 : 1))
    .map(({ path, text, imported = false }): WorkspaceDocument => {
      const before = known.get(path);
      const document = before?.text === text ? before : readDocument(path, text);
      return { document, kind: fileKind(path), imported };
    });
  const ofKind = (kind: FileKind): readonly WorkspaceDocument[] =>
    documents.filter((entry) => entry.kind === kind);
  const config = ofKind('config').find((entry) => !entry.imported);
  return {
    folder: files.folder,
    config: readConfig(config?.document),
    documents,
    messages: ofKind('message').map(({ document, imported }) => ({
      type: messageTypeOf(document.path),
      document,
      imported,
    })),
    channels: ofKind('channel').flatMap(({ document, imported }) => readChannels(document, imported)),
    agents: ofKind('agent').flatMap(({ document, imported }) => readAgent(document, imported) ?? []),
    reserved: ofKind('channel').flatMap(({ document }) => readReserved(document)),
    schemas: createRegistry(documents),
    others: files.others ?? [],
    findings: [...(files.findings ?? []), ...documents.flatMap(({ document }) => document.findings)],
  };
}

function createRegistry(documents: readonly WorkspaceDocument[]): SchemaRegistry {
  const byPath = new Map(documents.map(({ document }) => [document.path, document]));
  const schemas = documents.filter(({ kind }) => kind === 'message').map(({ document }) => document.path);
  return createSchemaRegistry({
    find: (path) => {
      const document = byPath.get(path);
      return document?.root === undefined ? undefined : { path, value: document.value };
    },
    paths: () => schemas,
  });
}
