import { type Definition, type Target, codeDefinitionAt, definitionAt } from '@parley/toolchain/language';
import type { LocationLink } from 'vscode-languageserver';
import { toLocation } from '../convert/location.ts';
import { toRange } from '../convert/range.ts';
import { uriOf } from '../uris.ts';
import { codeDocument, isCode } from './code-document.ts';
import { existingFiles } from './existing-files.ts';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** From a name to where it is declared: in the contracts, and from a handler or a send in a program. */
export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  register: (server) => {
    const hasLinks = server.client.textDocument?.definition?.linkSupport === true;
    const answerWith = (root: string, found: Definition) => {
      if (!hasLinks) return found.targets.map((target) => toLocation(root, target));
      const originSelectionRange = toRange(found.origin);
      return found.targets.map((target) => ({ originSelectionRange, ...toLink(root, target) }));
    };
    server.connection.onDefinition(async ({ textDocument, position }) => {
      if (isCode(textDocument.uri)) {
        const code = await codeDocument(server, { textDocument, position });
        const found = code && codeDefinitionAt(code.snapshot, code.text, code.offset);
        return code === undefined || found === undefined ? null : answerWith(code.root, found);
      }
      return answer(server, textDocument, async (document) => {
        const { root, snapshot, path } = document;
        const found = definitionAt(snapshot, path, document.offsetAt(position));
        if (found === undefined) return [];
        const isThere = existingFiles(server, document);
        const targets: Target[] = [];
        for (const target of found.targets) if (await isThere(target.file)) targets.push(target);
        return answerWith(root, { ...found, targets });
      });
    });
  },
};

function toLink(root: string, { file, range, whole }: Target): LocationLink {
  return { targetUri: uriOf(root, file), targetRange: toRange(whole), targetSelectionRange: toRange(range) };
}
