import { declarationsOf, locationOfUse, symbolAt } from '@parley/toolchain/language';
import { toLocation } from '../convert/location.ts';
import type { Feature } from './feature.ts';
import { requestDocument } from './request-place.ts';

/** From a name to where it is declared. */
export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  register: (server) => {
    server.connection.onDefinition(async ({ textDocument, position }) => {
      const place = await requestDocument(server, textDocument);
      if (place === undefined) return null;
      const { root, snapshot, path } = place;
      const symbol = symbolAt(snapshot, path, place.offsetAt(position));
      const uses = symbol === undefined ? [] : declarationsOf(snapshot, symbol);
      return uses.map((use) => toLocation(root, locationOfUse(use)));
    });
  },
};
