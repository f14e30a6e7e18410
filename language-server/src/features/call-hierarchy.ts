import {
  type Call,
  type CallItem,
  type ContractSymbol,
  incomingCalls,
  outgoingCalls,
  prepareCalls,
} from '@parley/toolchain/language';
import type { CallHierarchyItem } from 'vscode-languageserver';
import { toRange } from '../convert/range.ts';
import { uriOf } from '../uris.ts';
import { symbolKinds } from './document-symbols.ts';
import type { Feature, LanguageServer } from './feature.ts';
import { answer } from './request-document.ts';

/** Who sends to whom: up is towards the senders, down towards the receivers. */
export const callHierarchy: Feature = {
  capabilities: () => ({ callHierarchyProvider: true }),
  register: (server) => {
    const { callHierarchy: calls } = server.connection.languages;
    calls.onPrepare(({ textDocument, position }) =>
      answer(server, textDocument, ({ root, snapshot, path, offsetAt }) => {
        const item = prepareCalls(snapshot, path, offsetAt(position));
        return item === undefined ? [] : [toItem(root, item)];
      }),
    );
    calls.onIncomingCalls(({ item }) =>
      follow(server, item, (root, snapshot, symbol) =>
        incomingCalls(snapshot, symbol).map((call) => ({ from: toItem(root, call.item), ...rangesOf(call) })),
      ),
    );
    calls.onOutgoingCalls(({ item }) =>
      follow(server, item, (root, snapshot, symbol) =>
        outgoingCalls(snapshot, symbol).map((call) => ({ to: toItem(root, call.item), ...rangesOf(call) })),
      ),
    );
  },
};

type Follow<T> = (
  root: string,
  snapshot: Parameters<typeof incomingCalls>[0],
  symbol: ContractSymbol,
) => readonly T[];

async function follow<T>(
  { workspaces }: LanguageServer,
  { uri, data }: CallHierarchyItem,
  list: Follow<T>,
): Promise<T[] | null> {
  const workspace = await workspaces.of(uri);
  if (workspace === undefined) return null;
  return [...list(workspace.root, workspace.snapshot(), data as ContractSymbol)];
}

function toItem(root: string, { symbol, detail, file, range, whole }: CallItem): CallHierarchyItem {
  return {
    name: symbol.name,
    detail,
    kind: symbolKinds[symbol.kind === 'agent' || symbol.kind === 'channel' ? symbol.kind : 'message'],
    uri: uriOf(root, file),
    range: toRange(whole),
    selectionRange: toRange(range),
    data: symbol,
  };
}

function rangesOf({ from }: Call): { fromRanges: ReturnType<typeof toRange>[] } {
  return { fromRanges: from.map(toRange) };
}
