import {
  type CompletionItem as SourceItem,
  type CompletionKind,
  completionAt,
  documentationOf,
  messageCompletionAt,
} from '@parley/toolchain/language';
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  type Position,
} from 'vscode-languageserver';
import { linkIn } from '../convert/link.ts';
import { toMarkup } from '../convert/markup.ts';
import { toTextEdit } from '../convert/workspace-edit.ts';
import { isMessage, messageDocument } from '../messages/message-document.ts';
import type { Feature, LanguageServer } from './feature.ts';
import { knownCommands } from './known-commands.ts';
import { answer, requestDocument } from './request-document.ts';

/** After these something new begins. */
const triggerCharacters = ['"', "'", ':', ' ', '.', '/', '{', '[', ',', '#', '$', '-'];
/** Opens the suggestions; a client that knows it is VS Code or alike. */
const suggest = 'editor.action.triggerSuggest';
/** In VS Code nothing is suggested inside of texts while one types, and to it all of YAML is text: see docs/decisions/0030. */
const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));

type Symbol = Parameters<typeof documentationOf>[1];

/** Keys, values and names that may be written. */
export const completion: Feature = {
  capabilities: (client) => ({
    completionProvider: {
      triggerCharacters: knownCommands(client).has(suggest)
        ? [...triggerCharacters, ...letters]
        : triggerCharacters,
      resolveProvider: true,
    },
  }),
  register: (server) => {
    const { client, connection } = server;
    connection.onCompletion(({ textDocument, position }) => {
      if (isMessage(textDocument.uri)) return completeMessage(server, textDocument.uri, position);
      return answer(server, textDocument, ({ snapshot, path, offsetAt }) => {
        const { items, incomplete } = completionAt(snapshot, path, offsetAt(position));
        return {
          isIncomplete: incomplete,
          items: items.map((item) => toItem(item, textDocument.uri, client)),
        };
      });
    });
    connection.onCompletionResolve((item) => resolve(server, item));
  },
};

/** In a message that is being written. */
async function completeMessage(
  server: LanguageServer,
  uri: string,
  position: Position,
): Promise<CompletionList | null> {
  const found = await messageDocument(server, uri);
  if (found === undefined) return null;
  const { items, incomplete } = messageCompletionAt(found.snapshot, found.message, found.offsetAt(position));
  return { isIncomplete: incomplete, items: items.map((item) => toItem(item, uri, server.client)) };
}

/** What only the chosen item needs: the contract of a name. */
async function resolve(server: LanguageServer, item: CompletionItem): Promise<CompletionItem> {
  const data = item.data as { readonly uri: string; readonly symbol: Symbol } | undefined;
  if (data === undefined) return item;
  const document = await requestDocument(server, { uri: data.uri });
  if (document === undefined) return item;
  const markdown = documentationOf(document.snapshot, data.symbol, linkIn(document.root));
  return markdown === undefined
    ? item
    : { ...item, documentation: toMarkup(markdown, formatsOf(server.client)) };
}

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  keyword: CompletionItemKind.Keyword,
  value: CompletionItemKind.EnumMember,
  example: CompletionItemKind.Value,
  channel: CompletionItemKind.Event,
  pattern: CompletionItemKind.Operator,
  message: CompletionItemKind.Struct,
  agent: CompletionItemKind.Class,
  parameter: CompletionItemKind.TypeParameter,
  property: CompletionItemKind.Field,
  schema: CompletionItemKind.Reference,
  word: CompletionItemKind.Text,
  broker: CompletionItemKind.Constant,
  rule: CompletionItemKind.Constant,
  folder: CompletionItemKind.Folder,
  file: CompletionItemKind.File,
  document: CompletionItemKind.Snippet,
};

function toItem(item: SourceItem, uri: string, client: ClientCapabilities): CompletionItem {
  const { sort, filter, edit, more } = item;
  return {
    ...described(item, uri, formatsOf(client)),
    ...written(item, client),
    sortText: sort,
    filterText: filter,
    textEdit: toTextEdit({ range: edit.range, text: textFor(item, client) }),
    ...(more.length === 0 ? {} : { additionalTextEdits: more.map(toTextEdit) }),
    ...suggesting(item, client),
  };
}

/** Where a value is still to be written, what may be written is offered at once. */
function suggesting(
  { snippet = '' }: SourceItem,
  client: ClientCapabilities,
): Pick<CompletionItem, 'command'> {
  const isBlank = takesSnippets(client) && /\$1(?!\d)/.test(snippet);
  if (!isBlank || !knownCommands(client).has(suggest)) return {};
  return { command: { title: 'Suggest', command: suggest } };
}

function written(
  { snippet }: SourceItem,
  client: ClientCapabilities,
): Pick<CompletionItem, 'insertTextFormat' | 'insertTextMode'> {
  const isSnippet = snippet !== undefined && takesSnippets(client);
  return {
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(takesAsIs(client) ? { insertTextMode: InsertTextMode.asIs } : {}),
  };
}

function textFor({ snippet, edit, kind }: SourceItem, client: ClientCapabilities): string {
  const text = takesSnippets(client) ? (snippet ?? edit.text) : edit.text;
  // Who indents further lines in a way of its own gets only the first, unless they begin at the margin.
  return takesAsIs(client) || kind === 'document' ? text : (text.split('\n')[0] ?? '');
}

function takesSnippets({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.completion?.completionItem?.snippetSupport === true;
}

function takesAsIs({ textDocument }: ClientCapabilities): boolean {
  const modes = textDocument?.completion?.completionItem?.insertTextModeSupport?.valueSet;
  return modes?.includes(InsertTextMode.asIs) === true;
}

function described(
  { label, kind, detail, documentation, symbol, deprecated }: SourceItem,
  uri: string,
  formats: readonly string[] | undefined,
): CompletionItem {
  return {
    label,
    kind: kinds[kind],
    ...(detail === undefined || detail === '' ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: toMarkup(documentation, formats) }),
    ...(symbol === undefined ? {} : { data: { uri, symbol } }),
    ...(deprecated === true ? { tags: [CompletionItemTag.Deprecated] } : {}),
  };
}

function formatsOf(client: ClientCapabilities): readonly string[] | undefined {
  return client.textDocument?.completion?.completionItem?.documentationFormat;
}
