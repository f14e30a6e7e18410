import type { ChannelDeclaration } from '#toolchain/model/channel.ts';
import { createWorkspace } from '#toolchain/model/create-workspace.ts';
import { linksOf } from '#toolchain/model/link.ts';
import type { Workspace } from '#toolchain/model/workspace.ts';

/** A workspace of these files, and its channels by name. */
export function workspaceWith(files: Readonly<Record<string, string>>): {
  readonly workspace: Workspace;
  readonly channel: (name: string) => ChannelDeclaration;
} {
  const all = Object.entries(files).map(([path, text]) => ({ path, text }));
  const workspace = createWorkspace({ folder: '', files: all });
  const channel = (name: string): ChannelDeclaration => {
    const found = linksOf(workspace).channels.get(name);
    if (found === undefined) throw new Error(`no channel ${name}`);
    return found;
  };
  return { workspace, channel };
}
