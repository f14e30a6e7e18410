import type { Location } from '@parley/toolchain';
import { codeLenses as lensesOf, handledPlaces } from '@parley/toolchain/language';
import type { CodeLens } from 'vscode-languageserver';
import { toLocation } from '../convert/location.ts';
import { toRange } from '../convert/range.ts';
import { uriOf } from '../uris.ts';
import { codeFiles } from './code-document.ts';
import type { Feature, LanguageServer } from './feature.ts';
import { knownCommands } from './known-commands.ts';
import { type RequestDocument, answer } from './request-document.ts';

const showHandlers = 'parley.showHandlers';

/** Lines above declarations that run commands of the client: those that it says it has. */
export const codeLenses: Feature = {
  capabilities: () => ({ codeLensProvider: {} }),
  register: (server) => {
    const known = knownCommands(server.client);
    server.connection.onCodeLens(({ textDocument }) =>
      answer(server, textDocument, async (document) => {
        const { root, snapshot, path } = document;
        const lenses = lensesOf(snapshot, path)
          .filter(({ command }) => known.has(command))
          .map((lens): CodeLens => {
            const range = toRange(lens.range);
            const [symbol] = lens.arguments;
            const options = { symbol, uri: uriOf(root, path), root, position: range.start };
            return { range, command: { title: lens.title, command: lens.command, arguments: [options] } };
          });
        return known.has(showHandlers) ? [...lenses, ...(await handlerLenses(server, document))] : lenses;
      }),
    );
  },
};

/** Above a channel and an entry of `receives`: the way to what handles it. */
async function handlerLenses(
  server: LanguageServer,
  document: RequestDocument,
): Promise<readonly CodeLens[]> {
  const { root, snapshot, path } = document;
  const kind = snapshot.document(path)?.kind;
  if (kind !== 'channel' && kind !== 'agent') return [];
  const files = await codeFiles(server, root);
  return handledPlaces(snapshot, path, files).map(({ range: source, handlers }) => {
    const range = toRange(source);
    const places = handlers.map((handler) => toLocation(root, handler));
    const options = { uri: uriOf(root, path), position: range.start, places };
    return { range, command: { title: titleOf(handlers), command: showHandlers, arguments: [options] } };
  });
}

function titleOf(handlers: readonly Location[]): string {
  const [first] = handlers;
  return first !== undefined && handlers.length === 1
    ? `Handled in ${first.file}:${first.range.start.line + 1}`
    : `Handled in ${handlers.length} places`;
}
