import { type Hover as SourceHover, codeHoverAt, hoverAt, messageHoverAt } from '@parley/toolchain/language';
import type { Hover } from 'vscode-languageserver';
import { linkIn } from '../convert/link.ts';
import { toMarkup } from '../convert/markup.ts';
import { toRange } from '../convert/range.ts';
import { isMessage, messageDocument } from '../messages/message-document.ts';
import { codeDocument, isCode } from './code-document.ts';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** What a name, key or value means, with its resolved contract. */
export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register: (server) => {
    const formats = server.client.textDocument?.hover?.contentFormat;
    const toHover = (found: SourceHover | undefined): Hover | null =>
      found === undefined
        ? null
        : { contents: toMarkup(found.markdown, formats), range: toRange(found.range) };
    server.connection.onHover(async ({ textDocument, position }) => {
      if (isMessage(textDocument.uri)) {
        const found = await messageDocument(server, textDocument.uri);
        if (found === undefined) return null;
        const { root, snapshot, message, offsetAt } = found;
        return toHover(
          messageHoverAt(snapshot, message, { offset: offsetAt(position), linkTo: linkIn(root) }),
        );
      }
      if (isCode(textDocument.uri)) {
        const code = await codeDocument(server, { textDocument, position });
        if (code === undefined) return null;
        const { root, snapshot, text, offset } = code;
        return toHover(codeHoverAt(snapshot, text, { offset, linkTo: linkIn(root) }));
      }
      return answer(server, textDocument, ({ root, snapshot, path, offsetAt }) =>
        toHover(hoverAt(snapshot, path, { offset: offsetAt(position), linkTo: linkIn(root) })),
      );
    });
  },
};
