import { type TextDocument, Uri, WorkspaceEdit, Position, window, workspace } from 'vscode';
import type { KnownContracts } from '@parley/language-server/contracts';
import { textOption } from '../../commands/command.ts';
import { contractsOf } from '../contracts.ts';
import { folderOf } from '../session.ts';
import { type LiveCommand, symbolOf } from './live-command.ts';

let drafts = 0;

/** Opens a message to be written: an example that its schema allows, as JSON. Nothing is sent yet. */
export const publish: LiveCommand = {
  id: 'parley.publish',
  run: async ({ shell, session }, options): Promise<TextDocument | undefined> => {
    const client = session.use();
    const known = await contractsOf(shell, textOption(options, 'uri'));
    if (known === undefined) return undefined;
    const symbol = symbolOf(options);
    const type = symbol?.kind === 'message' ? symbol.name : textOption(options, 'type');
    const named = symbol?.kind === 'channel' ? symbol.name : textOption(options, 'channel');
    const channel = named ?? (type === undefined ? await chooseChannel(known) : undefined);
    if (channel === undefined && type === undefined) return undefined;
    const { draft } = await client.ask('draft', { folder: folderOf(known.root), channel, type });
    drafts += 1;
    return openDraft(draft.channel, `${JSON.stringify({ workspace: known.root, ...draft }, undefined, 2)}\n`);
  },
};

async function chooseChannel({ channels }: KnownContracts): Promise<string | undefined> {
  const items = channels
    .filter(({ address }) => address !== null)
    .map(({ name, address }) => ({ label: name, description: address ?? '' }));
  return (await window.showQuickPick(items, { title: 'On which channel?' }))?.label;
}

/** A document that is nowhere on the disk; its name tells the button "Send" that it is a message. */
async function openDraft(channel: string, text: string): Promise<TextDocument> {
  const uri = Uri.from({ scheme: 'untitled', path: `${channel}-${String(drafts)}.message.json` });
  const document = await workspace.openTextDocument(uri);
  const edit = new WorkspaceEdit();
  edit.insert(uri, new Position(0, 0), text);
  await workspace.applyEdit(edit);
  await window.showTextDocument(document, { preview: false });
  return document;
}
