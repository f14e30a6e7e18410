import { highlightsAt } from '@parley/toolchain/language';
import { DocumentHighlightKind } from 'vscode-languageserver';
import { toRange } from '../convert/range.ts';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** Marks the whole name under the cursor wherever the document has it; an editor by itself marks a word between two dots. */
export const highlights: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  register: (server) => {
    server.connection.onDocumentHighlight(({ textDocument, position }) =>
      answer(server, textDocument, ({ snapshot, path, offsetAt }) =>
        highlightsAt(snapshot, path, offsetAt(position)).map(({ range, kind }) => ({
          range: toRange(range),
          kind: kind === 'declaration' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        })),
      ),
    );
  },
};
