import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { contractsChangedMethod } from './contracts-message.ts';
import { createIdle } from './idle.ts';

/** What tells a client that contracts changed, once for all that changed in one turn. */
export function createContractsNews(
  connection: Connection,
  { experimental }: ClientCapabilities,
): () => void {
  const wished: unknown = experimental;
  const isWanted =
    typeof wished === 'object' &&
    wished !== null &&
    'contractsNotification' in wished &&
    wished.contractsNotification === true;
  if (!isWanted) return () => undefined;
  const news = createIdle(
    () => void connection.sendNotification(contractsChangedMethod),
    () => undefined,
  );
  return () => {
    news.trigger();
  };
}
