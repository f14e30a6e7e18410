import { hoverAt } from '@parley/toolchain/language';
import { linkIn } from '../convert/link.ts';
import { toMarkup } from '../convert/markup.ts';
import { toRange } from '../convert/range.ts';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** What a name, key or value means, with its resolved contract. */
export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register: (server) => {
    const formats = server.client.textDocument?.hover?.contentFormat;
    server.connection.onHover(({ textDocument, position }) =>
      answer(server, textDocument, ({ root, snapshot, path, offsetAt }) => {
        const found = hoverAt(snapshot, path, { offset: offsetAt(position), linkTo: linkIn(root) });
        return found === undefined
          ? null
          : { contents: toMarkup(found.markdown, formats), range: toRange(found.range) };
      }),
    );
  },
};
