import { codeLenses as lensesOf } from '@parley/toolchain/language';
import { toRange } from '../convert/range.ts';
import { uriOf } from '../uris.ts';
import type { Feature } from './feature.ts';
import { knownCommands } from './known-commands.ts';
import { answer } from './request-document.ts';

/** Lines above declarations that run commands of the client: those that it says it has. */
export const codeLenses: Feature = {
  capabilities: () => ({ codeLensProvider: {} }),
  register: (server) => {
    const known = knownCommands(server.client);
    server.connection.onCodeLens(({ textDocument }) =>
      answer(server, textDocument, ({ root, snapshot, path }) =>
        lensesOf(snapshot, path)
          .filter(({ command }) => known.has(command))
          .map((lens) => {
            const range = toRange(lens.range);
            const [symbol] = lens.arguments;
            const options = { symbol, uri: uriOf(root, path), root, position: range.start };
            return { range, command: { title: lens.title, command: lens.command, arguments: [options] } };
          }),
      ),
    );
  },
};
