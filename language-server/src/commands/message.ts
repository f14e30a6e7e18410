import { bundleOf, channelIn, readMessage, typeIn } from '@parley/toolchain/language';
import type { ReadMessage } from '../contracts-message.ts';
import { messageDocument } from '../messages/message-document.ts';
import { textArgument } from './argument.ts';
import type { ServerCommand } from './command.ts';

/** The message of an open document `{ uri, text }` as it is sent, or why it cannot be. */
export const message: ServerCommand = {
  name: 'parley.server.message',
  run: async (server, [options]) => {
    const uri = textArgument(options, 'uri') ?? '';
    const found = await messageDocument(server, uri);
    if (found === undefined)
      return { reason: 'the message is in no workspace with contracts' } satisfies ReadMessage;
    // What the client has may be newer than what it has told.
    const text = textArgument(options, 'text');
    const { root, snapshot } = found;
    const read = text === undefined ? found.message : readMessage(text);
    const { envelope, front, body } = read;
    const bundle = bundleOf(snapshot.steady);
    const channel = channelIn(bundle, envelope);
    const replyTimeoutMs = channel?.reply?.timeoutMs;
    const reason = read.isWhole
      ? (front.findings[0]?.message ?? body.findings[0]?.message)
      : 'the message has no envelope between two lines of ---';
    const type = envelope.type ?? typeIn(bundle, envelope);
    const draft = { parameters: {}, ...envelope, type, data: body.value };
    return { root, draft, reason, replyTimeoutMs } satisfies ReadMessage;
  },
};
