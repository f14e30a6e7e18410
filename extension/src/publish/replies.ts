import { type Disposable, Uri, ViewColumn, languages, window, workspace } from 'vscode';
import type { Outcome, Outcomes } from './outcomes.ts';

const scheme = 'parley-reply';

/** Replies as documents that can only be read. */
export function registerReplies(outcomes: Outcomes): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ query }) => {
      const outcome = outcomes.of(Uri.parse(query));
      return outcome === undefined ? '' : textOf(outcome);
    },
  });
}

/** Opens the reply to the message of a document beside it. */
export async function openReply(document: string): Promise<void> {
  const name = Uri.parse(document).path.split('/').at(-1) ?? 'message';
  const uri = Uri.from({
    scheme,
    path: `/${name}.reply.json`,
    query: document,
    fragment: String(Date.now()),
  });
  const opened = await workspace.openTextDocument(uri);
  await languages.setTextDocumentLanguage(opened, 'json');
  await window.showTextDocument(opened, { preview: true, viewColumn: ViewColumn.Beside });
}

/** The reply as JSON; data that was cut stays as it is. */
function textOf(outcome: Outcome): string {
  const reply = outcome.kind === 'sent' ? outcome.sent.reply : undefined;
  if (reply?.kind !== 'reply') return `${JSON.stringify(reply ?? {}, undefined, 2)}\n`;
  const { data, ...rest } = reply;
  return `${JSON.stringify({ ...rest, data: parsed(data) }, undefined, 2)}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
