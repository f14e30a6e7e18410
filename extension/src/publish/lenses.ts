import type { ReadMessage } from '@parley/language-server/contracts';
import { CodeLens, type CodeLensProvider, Range, type TextDocument } from 'vscode';
import { lensTitle } from '../lens-title.ts';
import { askServer } from '../language/server-commands.ts';
import type { LiveShell } from '../live/live-shell.ts';
import { outcomeWords } from './outcome-words.ts';
import type { Outcome, Outcomes } from './outcomes.ts';

/** Above a message: what sends it, and what came of that. */
export function createMessageLenses({ shell }: LiveShell, outcomes: Outcomes): CodeLensProvider {
  return {
    onDidChangeCodeLenses: outcomes.onChange,
    provideCodeLenses: async (document) => {
      const asked = { uri: document.uri.toString(), text: document.getText() };
      const { replyTimeoutMs } = await askServer<ReadMessage>(shell, 'message', asked);
      const outcome = outcomes.of(document.uri);
      return [
        ...sendLenses(document, replyTimeoutMs !== undefined),
        ...(outcome === undefined ? [] : outcomeLenses(document, outcome)),
      ];
    },
  };
}

interface LensWords {
  readonly title: string;
  readonly command: string;
  readonly tooltip?: string;
}

function lens(words: LensWords, options: object): CodeLens {
  return new CodeLens(new Range(0, 0, 0, 3), { ...words, arguments: [options] });
}

function sendLenses({ uri }: TextDocument, hasReply: boolean): readonly CodeLens[] {
  const options = { document: uri.toString() };
  const send = lens(
    { title: lensTitle('send', 'Send'), command: 'parley.sendMessage', tooltip: 'Send this message once' },
    options,
  );
  if (!hasReply) return [send];
  const tooltip = 'Send this message once, and wait for the reply';
  return [
    send,
    lens(
      { title: lensTitle('arrow-swap', 'Send and wait'), command: 'parley.sendAndWait', tooltip },
      options,
    ),
  ];
}

/** The words lead to the reply, where there is one. */
function outcomeLenses({ uri }: TextDocument, outcome: Outcome): readonly CodeLens[] {
  const sent = outcome.kind === 'sent' ? outcome.sent : undefined;
  const isAnswered = sent?.reply !== undefined && sent.reply.kind !== 'timeout';
  const title = outcomeWords(outcome);
  const words = isAnswered
    ? { title, command: 'parley.openReply', tooltip: 'Open the reply' }
    : { title, command: '' };
  const result = lens(words, { document: uri.toString() });
  if (sent === undefined) return [result];
  const query = `corr:${JSON.stringify(sent.correlationId)}`;
  return [result, lens({ title: 'Open thread', command: 'parley.showMessages' }, { query })];
}
