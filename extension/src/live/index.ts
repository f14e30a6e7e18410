import { workspace } from 'vscode';
import { askServer, type KnownWorkspace } from '../language/server-commands.ts';
import type { Shell } from '../shell.ts';
import { registerTrees } from '../trees/index.ts';
import { registerLiveCommands } from './commands/index.ts';
import { connectTo } from './connect.ts';
import { followSetting } from './follow-setting.ts';
import { LiveFigures } from './figures.ts';
import { Fleet } from './fleet.ts';
import { registerLiveLenses } from './lenses/live-lenses.ts';
import type { LiveShell } from './live-shell.ts';
import { Explorer } from './panel/explorer.ts';
import { registerPublishing } from '../publish/index.ts';
import { registerLiveProblems } from './problems/index.ts';
import { followContracts } from './reload.ts';
import { LiveSession } from './session.ts';
import { registerLiveStatus } from './status-item.ts';
import { registerUnread } from './unread.ts';

/** All that has to do with a broker. Nothing connects before the user asks for it, or opens the panel in a trusted workspace. */
export function registerLive(shell: Shell): void {
  const session = new LiveSession(shell);
  const figures = new LiveFigures(session);
  shell.context.subscriptions.push(figures);
  let isFirst = true;
  const explorer = new Explorer(shell.context, session, () => {
    // Who disconnected wants it so; the panel then has a button.
    if (isFirst) void connectAtFirstSight(live);
    isFirst = false;
  });
  const fleet = new Fleet();
  shell.context.subscriptions.push(fleet);
  const live: LiveShell = { shell, session, figures, explorer, fleet };
  registerLiveCommands(live);
  registerLiveStatus(live);
  followContracts(live);
  followSetting(live);
  registerLiveLenses(live);
  registerPublishing(live);
  registerLiveProblems(live);
  const channels = registerTrees(shell, figures).get('parley.channels');
  if (channels !== undefined) registerUnread(live, channels);
}

async function connectAtFirstSight(live: LiveShell): Promise<void> {
  const { session, shell } = live;
  if (!workspace.isTrusted || session.state.kind !== 'off') return;
  try {
    const all = await askServer<readonly KnownWorkspace[]>(shell, 'workspaces');
    const [only, ...others] = all;
    if (only !== undefined && others.length === 0) await connectTo(live, only.root);
  } catch (error) {
    shell.output.warn(error instanceof Error ? error.message : String(error));
  }
}
