import { Uri, window, workspace } from 'vscode';
import { textOption } from '../../commands/command.ts';
import { askServer } from '../../language/server-commands.ts';
import { openAt } from '../panel/open-place.ts';
import type { LiveCommand } from './live-command.ts';

/** As the Language Server Protocol has it. */
interface FoundHandler {
  readonly uri: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** Opens the program that handles what comes on a channel; of several the user picks one. */
export const openHandler: LiveCommand = {
  id: 'parley.openHandler',
  run: async ({ shell, session }, options) => {
    const channel = textOption(options, 'channel');
    if (session.state.kind !== 'on' || channel === undefined) return;
    const asked = { root: session.state.root, channel, agent: textOption(options, 'agent') ?? '' };
    const found = await askServer<readonly FoundHandler[]>(shell, 'handlers', asked);
    if (found.length === 0) {
      await window.showInformationMessage(`Parley: no program here handles ${channel}.`);
      return;
    }
    const handler = found.length === 1 ? found[0] : await pick(found);
    if (handler !== undefined) await openAt(Uri.parse(handler.uri), handler.range.start);
  },
};

async function pick(found: readonly FoundHandler[]): Promise<FoundHandler | undefined> {
  const items = found.map((handler) => ({
    label: `${workspace.asRelativePath(Uri.parse(handler.uri))}:${String(handler.range.start.line + 1)}`,
    handler,
  }));
  return (await window.showQuickPick(items, { title: 'Which handler?' }))?.handler;
}
