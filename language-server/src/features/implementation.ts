import { handlersAt } from '@parley/toolchain/language';
import { toLocation } from '../convert/location.ts';
import { codeFiles } from './code-document.ts';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** From a channel, or what an agent receives, to the handlers in programs. */
export const implementation: Feature = {
  capabilities: () => ({ implementationProvider: true }),
  register: (server) => {
    server.connection.onImplementation(({ textDocument, position }) =>
      answer(server, textDocument, async ({ root, snapshot, path, offsetAt }) => {
        const files = await codeFiles(server, root);
        const handlers = handlersAt(snapshot, path, { offset: offsetAt(position), files });
        return handlers.map((handler) => toLocation(root, handler));
      }),
    );
  },
};
