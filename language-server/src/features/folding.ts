import { foldingRanges } from '@parley/toolchain/language';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** Lines that can be hidden. */
export const folding: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  register: (server) => {
    server.connection.onFoldingRanges(({ textDocument }) =>
      answer(server, textDocument, ({ snapshot, path }) =>
        foldingRanges(snapshot, path).map(({ kind, ...lines }) =>
          kind === 'comment' ? { ...lines, kind } : lines,
        ),
      ),
    );
  },
};
