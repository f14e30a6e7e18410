import { type Target, documentLinks } from '@parley/toolchain/language';
import type { DocumentLink } from 'vscode-languageserver';
import { toRange } from '../convert/range.ts';
import { uriOf } from '../uris.ts';
import { existingFiles } from './existing-files.ts';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** The files that a document names can be clicked. */
export const links: Feature = {
  capabilities: () => ({ documentLinkProvider: {} }),
  register: (server) => {
    server.connection.onDocumentLinks(({ textDocument }) =>
      answer(server, textDocument, async (document) => {
        const isThere = existingFiles(server, document);
        const found: DocumentLink[] = [];
        for (const { range, target, tooltip } of documentLinks(document.snapshot, document.path)) {
          if (!(await isThere(target.file))) continue;
          found.push({ range: toRange(range), target: addressOf(document.root, target), tooltip });
        }
        return found;
      }),
    );
  },
};

/** Editors understand a line behind the name of a file. */
function addressOf(root: string, { file, range: { start } }: Target): string {
  return `${uriOf(root, file)}${start.offset === 0 ? '' : `#L${start.line + 1},${start.column + 1}`}`;
}
