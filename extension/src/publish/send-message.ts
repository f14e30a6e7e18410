import { type Draft, type DraftProblem, type Sent, nameProblem } from '@parley/explorer/live';
import type { ReadMessage } from '@parley/language-server/contracts';
import { type TextDocument, Uri, window, workspace } from 'vscode';
import { type CommandOptions, textOption } from '../commands/command.ts';
import { askServer } from '../language/server-commands.ts';
import { brokerFor } from '../live/connect.ts';
import type { LiveShell } from '../live/live-shell.ts';
import { folderOf } from '../live/session.ts';
import { messageLanguage } from './message-text.ts';
import type { Outcomes } from './outcomes.ts';

/** What a document is to be sent with. */
export interface Sending {
  readonly live: LiveShell;
  readonly outcomes: Outcomes;
  readonly waits: boolean;
}

/** Sends the message of a document, once. What breaks its contract is sent only when the user wants just that. */
export async function sendDocument(sending: Sending, options: CommandOptions): Promise<Sent | undefined> {
  const { live, outcomes, waits } = sending;
  live.session.use();
  const document = await documentOf(options);
  const { uri } = document;
  outcomes.set(uri, { kind: 'under-way', waits });
  try {
    const read = await readDocument(live, document);
    const sent = await send(sending, read, options);
    outcomes.set(uri, sent.kind === 'sent' ? { kind: 'sent', sent } : undefined);
    return sent;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    outcomes.set(uri, { kind: 'failed', reason });
    throw error;
  }
}

async function documentOf(options: CommandOptions): Promise<TextDocument> {
  const given = textOption(options, 'document');
  const document =
    given === undefined
      ? window.activeTextEditor?.document
      : await workspace.openTextDocument(Uri.parse(given));
  if (document?.languageId !== messageLanguage)
    throw new Error('the active editor shows no message: "Publish a Message" opens one');
  return document;
}

interface Written {
  readonly root: string;
  readonly draft: Draft;
}

/** The message as it is in the editor now. */
async function readDocument({ shell }: LiveShell, document: TextDocument): Promise<Written> {
  const asked = { uri: document.uri.toString(), text: document.getText() };
  const { root, draft, reason } = await askServer<ReadMessage>(shell, 'message', asked);
  if (reason !== undefined || root === undefined || draft === undefined)
    throw new Error(reason ?? 'the message cannot be read');
  // Whoever sends it looks at every part of it.
  return { root, draft: draft as unknown as Draft };
}

async function send(
  { live, waits }: Sending,
  { root, draft }: Written,
  options: CommandOptions,
): Promise<Sent> {
  const client = live.session.use();
  const asked = { folder: folderOf(root), broker: brokerOf(live, root), draft, waits };
  const sent = await client.ask('publish', asked);
  if (sent.kind === 'sent') return sent;
  const isWanted =
    typeof options.sendInvalid === 'boolean' ? options.sendInvalid : await confirm(draft, sent.problems);
  if (!isWanted) return sent;
  return client.ask('publish', { ...asked, confirmInvalid: true, problems: sent.problems.map(nameProblem) });
}

/** The one that is watched; else the one that would be. */
function brokerOf(live: LiveShell, root: string): string | undefined {
  const { state, wanted } = live.session;
  return state.kind === 'on' && state.root === root ? wanted?.broker : brokerFor(live, root);
}

const maxShown = 10;

async function confirm({ type, channel }: Draft, problems: readonly DraftProblem[]): Promise<boolean> {
  const anyway = 'Send Invalid Message';
  const shown = problems.slice(0, maxShown).map(({ pointer, message }) => `${pointer}: expected ${message}`);
  const more = problems.length > maxShown ? [`and ${String(problems.length - maxShown)} more`] : [];
  const answer = await window.showWarningMessage(
    `The message breaks the contract of ${type} on ${channel}.`,
    { modal: true, detail: [...shown, ...more].join('\n') },
    anyway,
  );
  return answer === anyway;
}
