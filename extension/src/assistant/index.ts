import {
  LanguageModelTextPart,
  LanguageModelToolResult,
  McpStdioServerDefinition,
  Uri,
  lm,
  workspace,
} from 'vscode';
import { askServer } from '../language/server-commands.ts';
import type { Shell } from '../shell.ts';
import { toolNames } from './tool-names.ts';

/** Lets a chat assistant read, check and explain contracts: as tools of the editor, and as a server that others can start. Nothing is changed. */
export function registerAssistant(shell: Shell): void {
  for (const [name, tool] of Object.entries(toolNames)) {
    shell.context.subscriptions.push(
      lm.registerTool(name, {
        invoke: async ({ input }) => {
          const { text } = await askServer<{ readonly text: string }>(shell, 'tool', { tool, input });
          return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
        },
      }),
    );
  }
  shell.context.subscriptions.push(
    lm.registerMcpServerDefinitionProvider('parley.contracts', {
      provideMcpServerDefinitions: () => (workspace.isTrusted ? serversOf(shell) : []),
    }),
  );
}

/** One for each folder on a disk; the extension brings the server and the editor the Node that runs it. */
function serversOf({ context }: Shell): McpStdioServerDefinition[] {
  const module = context.asAbsolutePath('dist/bundle/server/mcp.mjs');
  const { version } = context.extension.packageJSON as { readonly version: string };
  return (workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ name, uri }) => {
      const variables = { ELECTRON_RUN_AS_NODE: '1' };
      const server = new McpStdioServerDefinition(
        `Parley: ${name}`,
        process.execPath,
        [module, uri.fsPath],
        variables,
        version,
      );
      server.cwd = Uri.file(uri.fsPath);
      return server;
    });
}
