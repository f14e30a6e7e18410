import {
  Position,
  Selection,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  languages,
  window,
  workspace,
} from 'vscode';
import type { Draft } from '@parley/explorer/live';
import type { KnownContracts } from '@parley/language-server/contracts';
import { type CommandOptions, textOption } from '../commands/command.ts';
import { type LiveCommand, symbolOf } from '../live/commands/live-command.ts';
import { contractsOf } from '../live/contracts.ts';
import type { LiveShell } from '../live/live-shell.ts';
import { folderOf } from '../live/session.ts';
import { formatMessage, messageLanguage } from './message-text.ts';

/** Opens a message to be written: an example of its schema, or one that was captured. Nothing is sent yet. */
export const publish: LiveCommand = {
  id: 'parley.publish',
  run: async (live, options): Promise<TextDocument | undefined> => {
    const { row } = options;
    if (typeof row === 'number') return openCaptured(live, row);
    const known = await contractsOf(live.shell, textOption(options, 'uri'));
    if (known === undefined) return undefined;
    const asked = await whatToWrite(known, options);
    if (asked === undefined) return undefined;
    const { draft } = await live.session.use().ask('draft', { folder: folderOf(known.root), ...asked });
    return openMessage(known.root, draft);
  },
};

/** A captured one, under a new id: the old one is its cause. */
async function openCaptured({ session }: LiveShell, row: number): Promise<TextDocument | undefined> {
  const { state } = session;
  if (state.kind !== 'on') throw new Error('no broker is watched: the message is no longer kept');
  const { draft } = await session.use().ask('draft', { folder: folderOf(state.root), row });
  return openMessage(state.root, draft);
}

async function whatToWrite(
  known: KnownContracts,
  options: CommandOptions,
): Promise<{ readonly channel: string | undefined; readonly type: string | undefined } | undefined> {
  const symbol = symbolOf(options);
  const type = symbol?.kind === 'message' ? symbol.name : textOption(options, 'type');
  const named = symbol?.kind === 'channel' ? symbol.name : textOption(options, 'channel');
  const channel = named ?? (type === undefined ? await chooseChannel(known) : undefined);
  return channel === undefined && type === undefined ? undefined : { channel, type };
}

async function chooseChannel({ channels }: KnownContracts): Promise<string | undefined> {
  const items = channels
    .filter(({ address }) => address !== null)
    .map(({ name, address }) => ({ label: name, description: address ?? '' }));
  return (await window.showQuickPick(items, { title: 'On which channel?' }))?.label;
}

/** A document that is not on the disk; where it would be saved tells by whose contracts it is written. */
async function openMessage(root: string, draft: Draft): Promise<TextDocument> {
  const uri = await freeUri(Uri.parse(root), draft.channel);
  const document = await workspace.openTextDocument(uri);
  const edit = new WorkspaceEdit();
  edit.insert(uri, new Position(0, 0), formatMessage(draft));
  await workspace.applyEdit(edit);
  if (document.languageId !== messageLanguage)
    await languages.setTextDocumentLanguage(document, messageLanguage);
  const editor = await window.showTextDocument(document, { preview: false });
  const start = firstOfData(document);
  editor.selection = new Selection(start, start);
  return document;
}

/** Behind the line that ends the envelope. */
function firstOfData(document: TextDocument): Position {
  const end = document.getText().indexOf('\n---\n');
  return document.positionAt(end + '\n---\n'.length);
}

async function freeUri(root: Uri, channel: string): Promise<Uri> {
  for (let number = 1; ; number++) {
    const saved = Uri.joinPath(root, `${channel}-${String(number)}.${messageLanguage}`);
    const uri = saved.with({ scheme: 'untitled' });
    const isOpen = workspace.textDocuments.some((one) => one.uri.toString() === uri.toString());
    if (!isOpen && !(await isThere(saved))) return uri;
  }
}

async function isThere(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
