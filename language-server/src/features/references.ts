import { referencesAt } from '@parley/toolchain/language';
import { toLocation } from '../convert/location.ts';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** From a name to everywhere it is written. */
export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  register: (server) => {
    server.connection.onReferences(({ textDocument, position, context }) =>
      answer(server, textDocument, ({ root, snapshot, path, offsetAt }) => {
        const at = { offset: offsetAt(position), declaration: context.includeDeclaration };
        return referencesAt(snapshot, path, at).map((location) => toLocation(root, location));
      }),
    );
  },
};
