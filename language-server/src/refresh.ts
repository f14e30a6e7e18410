import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { type Idle, createIdle } from './idle.ts';

/** While somebody types the lines of other files may be as they were. */
const delayMs = 300;

/**
 * Has the client ask again for what it shows between lines: that says of a declaration what other files make of it, and a client
 * asks by itself only for the file that changes.
 */
export function createRefresh(connection: Connection, { workspace }: ClientCapabilities): Idle {
  const methods = [
    ...(workspace?.codeLens?.refreshSupport === true ? ['workspace/codeLens/refresh'] : []),
    ...(workspace?.inlayHint?.refreshSupport === true ? ['workspace/inlayHint/refresh'] : []),
  ];
  return createIdle(
    () => {
      // A client that is going away need not answer.
      for (const method of methods) connection.sendRequest(method).catch(() => undefined);
    },
    () => undefined,
    delayMs,
  );
}
