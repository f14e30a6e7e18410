import { workspace } from 'vscode';

/** Throws in a workspace that the user does not trust: nothing runs, connects or starts there. */
export function assertTrusted(): void {
  if (!workspace.isTrusted) throw new Error('nothing runs or connects in a workspace that is not trusted');
}
