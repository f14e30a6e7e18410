import type { WorkspaceEdit } from '@parley/toolchain/language';
import type { ClientCapabilities } from 'vscode-languageserver';

/** Whether a client can make a change whole: one that knows no new files, or no new names, would make half of it. */
export function canApply(
  { workspace }: ClientCapabilities,
  { creates, renames }: Pick<WorkspaceEdit, 'creates' | 'renames'>,
): boolean {
  const operations: readonly string[] = workspace?.workspaceEdit?.resourceOperations ?? [];
  const needed = [creates.length > 0 ? 'create' : [], renames.length > 0 ? 'rename' : []].flat();
  return needed.every((operation) => operations.includes(operation));
}
