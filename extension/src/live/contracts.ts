import type { KnownContracts } from '@parley/language-server/contracts';
import { askServer, chooseWorkspace } from '../language/server-commands.ts';
import type { Shell } from '../shell.ts';

/** What a workspace declares: that of `uri`, or the one the user picks. */
export async function contractsOf(shell: Shell, uri?: string): Promise<KnownContracts | undefined> {
  const chosen = await chooseWorkspace(shell, uri);
  const all = await askServer<readonly KnownContracts[]>(shell, 'contracts');
  return all.find(({ root }) => root === chosen?.root);
}
