import { locationOfUse, symbolAt, usesOf } from '@parley/toolchain/language';
import { toLocation } from '../convert/location.ts';
import type { Feature } from './feature.ts';
import { requestDocument } from './request-place.ts';

/** From a name to everywhere it is written. */
export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  register: (server) => {
    server.connection.onReferences(async ({ textDocument, position, context }) => {
      const place = await requestDocument(server, textDocument);
      if (place === undefined) return null;
      const { root, snapshot, path } = place;
      const symbol = symbolAt(snapshot, path, place.offsetAt(position));
      const uses = symbol === undefined ? [] : usesOf(snapshot, symbol);
      const wanted = uses.filter(({ role }) => context.includeDeclaration || role !== 'declares');
      return wanted.map((use) => toLocation(root, locationOfUse(use)));
    });
  },
};
