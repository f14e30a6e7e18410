import { workspaceSymbols as symbolsOf } from '@parley/toolchain/language';
import type { SymbolInformation } from 'vscode-languageserver';
import { toLocation } from '../convert/location.ts';
import { symbolKinds } from './document-symbols.ts';
import type { Feature } from './feature.ts';

/** Channels, agents and messages by name, in all workspaces. */
export const workspaceSymbols: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  register: ({ connection, workspaces }) => {
    connection.onWorkspaceSymbol(async ({ query }) => {
      await workspaces.ready();
      return workspaces.all().flatMap((workspace) =>
        symbolsOf(workspace.snapshot(), query).map(({ name, kind, detail, location }): SymbolInformation => ({
          name,
          kind: symbolKinds[kind],
          containerName: detail,
          location: toLocation(workspace.root, location),
        })),
      );
    });
  },
};
