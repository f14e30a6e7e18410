import {
  type OutlineKind,
  type DocumentSymbol as SourceSymbol,
  documentSymbols as symbolsOf,
} from '@parley/toolchain/language';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { toRange } from '../convert/range.ts';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** Editors have an icon for each of these. */
export const symbolKinds: Readonly<Record<OutlineKind, SymbolKind>> = {
  agent: SymbolKind.Class,
  channel: SymbolKind.Interface,
  definition: SymbolKind.Struct,
  message: SymbolKind.Struct,
  parameter: SymbolKind.TypeParameter,
  property: SymbolKind.Property,
  receives: SymbolKind.Event,
  section: SymbolKind.Namespace,
  sends: SymbolKind.Method,
  setting: SymbolKind.Key,
};

/** The outline of a document. */
export const documentSymbols: Feature = {
  capabilities: () => ({ documentSymbolProvider: true }),
  register: (server) => {
    server.connection.onDocumentSymbol(({ textDocument }) =>
      answer(server, textDocument, ({ snapshot, path }) => symbolsOf(snapshot, path).map(toSymbol)),
    );
  },
};

function toSymbol({ name, detail, kind, range, selection, children }: SourceSymbol): DocumentSymbol {
  return {
    name,
    detail,
    kind: symbolKinds[kind],
    range: toRange(range),
    selectionRange: toRange(selection),
    children: children.map(toSymbol),
  };
}
