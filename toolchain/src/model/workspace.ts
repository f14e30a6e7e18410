import type { Diagnostic } from '../diagnostic.ts';
import type { SchemaRegistry } from '../schema/registry.ts';
import type { SourceDocument } from '../source/document.ts';
import type { AgentDeclaration } from './agent.ts';
import type { ChannelDeclaration, ReservedName } from './channel.ts';
import type { Config } from './config.ts';
import type { Declarations, MessageDeclaration } from './declarations.ts';
import type { FileKind } from './file-kind.ts';

export type { MessageDeclaration };

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

/**
 * Makes an index over a whole workspace. Its rows are declarations, documents, plain values, or lists of these: a row
 * counts as the same in the next version of the workspace when it is the same object, or a list of the same ones.
 */
export type CreateTable<Row = unknown> = (workspace: Workspace) => ReadonlyMap<string, Row>;

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
  /** The findings that are known and wait to be mended, when there is such a file. */
  readonly baseline: SourceDocument | undefined;
  /** Findings from reading the files. */
  readonly findings: readonly Diagnostic[];
  /** An index over the whole of it: made at its first use, and kept as long as what it was made from stays the same. */
  table<Row>(create: CreateTable<Row>): ReadonlyMap<string, Row>;
}

export interface WorkspaceDocument {
  readonly document: SourceDocument;
  readonly kind: FileKind;
  readonly imported: boolean;
  readonly declares: Declarations;
}
