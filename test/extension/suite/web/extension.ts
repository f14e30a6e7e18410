import { type ExtensionContext, type Uri, workspace } from 'vscode';
import { files } from './files.ts';
import { MemoryFiles } from './memory-files.ts';

/** What VS Code offers only to extensions under development. */
interface ProposedWorkspace {
  registerFileSearchProvider(
    scheme: string,
    provider: { provideFileSearchResults(query: object, options: { folder: Uri }): Uri[] },
  ): { dispose(): void };
}

/** Brings the files that the window opens. */
export function activate(context: ExtensionContext): void {
  const memory = new MemoryFiles(files);
  const proposed = workspace as unknown as ProposedWorkspace;
  context.subscriptions.push(
    workspace.registerFileSystemProvider('memory', memory, { isCaseSensitive: true }),
    proposed.registerFileSearchProvider('memory', {
      provideFileSearchResults: (_query, { folder }) =>
        memory.paths.filter((path) => path.startsWith(folder.path)).map((path) => folder.with({ path })),
    }),
  );
}
