import type { ClientCapabilities, Connection, ServerCapabilities } from 'vscode-languageserver';
import type { OpenDocuments } from '../documents.ts';
import type { Host } from '../host.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';

/** What a feature works with. */
export interface LanguageServer {
  readonly connection: Connection;
  readonly workspaces: Workspaces;
  readonly documents: OpenDocuments;
  readonly host: Host;
  /** What the client can do. */
  readonly client: ClientCapabilities;
}

/** One capability of the protocol: it only converts; what it says comes from `@parley/toolchain/language`. */
export interface Feature {
  readonly capabilities: (client: ClientCapabilities) => ServerCapabilities;
  /** Answers the requests of the capability. */
  readonly register: (server: LanguageServer) => void;
}
