import { type Target, definitionAt } from '@parley/toolchain/language';
import type { LocationLink } from 'vscode-languageserver';
import { toLocation } from '../convert/location.ts';
import { toRange } from '../convert/range.ts';
import { uriOf } from '../uris.ts';
import { existingFiles } from './existing-files.ts';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** From a name to where it is declared. */
export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  register: (server) => {
    const hasLinks = server.client.textDocument?.definition?.linkSupport === true;
    server.connection.onDefinition(({ textDocument, position }) =>
      answer(server, textDocument, async (document) => {
        const { root, snapshot, path } = document;
        const found = definitionAt(snapshot, path, document.offsetAt(position));
        if (found === undefined) return [];
        const isThere = existingFiles(server, document);
        const targets: Target[] = [];
        for (const target of found.targets) if (await isThere(target.file)) targets.push(target);
        if (!hasLinks) return targets.map((target) => toLocation(root, target));
        const originSelectionRange = toRange(found.origin);
        return targets.map((target) => ({ originSelectionRange, ...toLink(root, target) }));
      }),
    );
  },
};

function toLink(root: string, { file, range, whole }: Target): LocationLink {
  return { targetUri: uriOf(root, file), targetRange: toRange(whole), targetSelectionRange: toRange(range) };
}
