import {
  codeLocations,
  codeSymbolAt,
  referencesAt,
  symbolAt,
  symbolReferences,
} from '@parley/toolchain/language';
import { toLocation } from '../convert/location.ts';
import { codeDocument, codeFiles, isCode } from './code-document.ts';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** From a name to everywhere it is written: in the contracts, and where programs handle and send it. */
export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  register: (server) => {
    server.connection.onReferences(async ({ textDocument, position, context }) => {
      const declaration = context.includeDeclaration;
      if (isCode(textDocument.uri)) {
        const code = await codeDocument(server, { textDocument, position });
        const symbol = code && codeSymbolAt(code.snapshot, code.text, code.offset);
        if (code === undefined || symbol === undefined) return null;
        const { root, snapshot } = code;
        const locations = symbolReferences(snapshot, symbol, declaration);
        return [...locations, ...codeLocations(await codeFiles(server, root), symbol)].map((location) =>
          toLocation(root, location),
        );
      }
      return answer(server, textDocument, async ({ root, snapshot, path, offsetAt }) => {
        const offset = offsetAt(position);
        const locations = referencesAt(snapshot, path, { offset, declaration });
        const symbol = symbolAt(snapshot, path, offset);
        const inCode = symbol?.kind === 'channel' ? codeLocations(await codeFiles(server, root), symbol) : [];
        return [...locations, ...inCode].map((location) => toLocation(root, location));
      });
    });
  },
};
