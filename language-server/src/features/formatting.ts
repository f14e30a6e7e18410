import { formatEdits } from '@parley/toolchain/language';
import { toTextEdit } from '../convert/workspace-edit.ts';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** The layout that `parley format` gives, of a document or some of its lines. */
export const formatting: Feature = {
  capabilities: () => ({ documentFormattingProvider: true, documentRangeFormattingProvider: true }),
  register: (server) => {
    const { connection } = server;
    connection.onDocumentFormatting(({ textDocument }) =>
      answer(server, textDocument, ({ snapshot, path }) => formatEdits(snapshot, path).map(toTextEdit)),
    );
    connection.onDocumentRangeFormatting(({ textDocument, range }) =>
      answer(server, textDocument, ({ snapshot, path, rangeOf }) =>
        formatEdits(snapshot, path, rangeOf(range)).map(toTextEdit),
      ),
    );
  },
};
