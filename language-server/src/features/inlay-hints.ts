import { inlayHints as hintsOf } from '@parley/toolchain/language';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** What holds without being written. */
export const inlayHints: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  register: (server) => {
    server.connection.languages.inlayHint.on(({ textDocument, range }) =>
      answer(server, textDocument, ({ snapshot, path, rangeOf }) =>
        hintsOf(snapshot, path, rangeOf(range)).map(({ position, label, tooltip }) => ({
          position: { line: position.line, character: position.column },
          label,
          tooltip,
          paddingLeft: true,
        })),
      ),
    );
  },
};
