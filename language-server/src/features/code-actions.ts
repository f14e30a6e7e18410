import type { Range as SourceRange } from '@parley/toolchain';
import {
  type QuickFix,
  type Refactoring,
  type WorkspaceEdit as SourceEdit,
  fixAllEdit,
  quickFixes,
  refactorings,
} from '@parley/toolchain/language';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
} from 'vscode-languageserver';
import { canApply } from '../convert/client-edits.ts';
import { toWorkspaceEdit } from '../convert/workspace-edit.ts';
import { toDiagnostic } from '../diagnostics/to-diagnostic.ts';
import type { Feature, LanguageServer } from './feature.ts';
import { knownCommands } from './known-commands.ts';
import { type RequestDocument, answer, requestDocument } from './request-document.ts';

const fixAllKind = `${CodeActionKind.SourceFixAll}.parley`;
const kinds = [CodeActionKind.QuickFix, CodeActionKind.Refactor, fixAllKind];

/** What an action does is told when it is chosen. */
interface ActionData {
  readonly uri: string;
  readonly range: CodeActionParams['range'];
  readonly kind: string;
  readonly title: string;
  /** Of a quick fix the rule. */
  readonly code?: string;
}

/** Ways to mend findings, and to change contracts without a change of what they say. */
export const codeActions: Feature = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: kinds, resolveProvider: true } }),
  register: (server) => {
    const commands = knownCommands(server.client);
    server.connection.onCodeAction(({ textDocument, range, context }) =>
      answer(server, textDocument, (document) => {
        const wanted = (kind: string): boolean =>
          context.only === undefined ||
          context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
        const { client } = server;
        const asked: Asked = { uri: textDocument.uri, range, at: document.rangeOf(range), document, client };
        return [
          ...(wanted(CodeActionKind.QuickFix) ? quickFixActions(asked, commands) : []),
          ...(wanted(CodeActionKind.Refactor)
            ? refactorActions(asked).filter(({ kind }) => wanted(kind ?? ''))
            : []),
          ...(context.only !== undefined && wanted(fixAllKind) ? fixAllActions(asked) : []),
        ];
      }),
    );
    server.connection.onCodeActionResolve((action) => resolve(server, action));
  },
};

interface Asked {
  readonly uri: string;
  readonly range: CodeActionParams['range'];
  readonly at: SourceRange;
  readonly document: RequestDocument;
  readonly client: ClientCapabilities;
}

function quickFixActions(asked: Asked, commands: ReadonlySet<string>): readonly CodeAction[] {
  const { uri, range, at, document, client } = asked;
  const { root, snapshot, path } = document;
  const fixes = quickFixes(snapshot, path, at).filter(({ edit }) => canApply(client, edit));
  const actions = fixes.map(({ title, finding, isPreferred }): CodeAction => {
    const data: ActionData = { uri, range, kind: CodeActionKind.QuickFix, title, code: finding.code };
    const diagnostics = [toDiagnostic(root, finding)];
    return { title, kind: CodeActionKind.QuickFix, diagnostics, ...(isPreferred && { isPreferred }), data };
  });
  return [...actions, ...explainActions(asked, commands)];
}

/** What a rule is about; only a client that can show it is offered that. */
function explainActions({ at, document, uri }: Asked, commands: ReadonlySet<string>): readonly CodeAction[] {
  const { root, snapshot, path } = document;
  if (!commands.has('parley.explainRule')) return [];
  const here = snapshot.findings.filter(
    ({ file, range }) =>
      file === path && range.start.offset <= at.end.offset && at.start.offset <= range.end.offset,
  );
  const codes = new Map(here.map((finding) => [finding.code, finding]));
  return [...codes].map(([rule, finding]): CodeAction => {
    const title = `Explain ${rule}`;
    const command = { title, command: 'parley.explainRule', arguments: [{ rule, uri }] };
    return { title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(root, finding)], command };
  });
}

function refactorActions({ uri, range, at, document, client }: Asked): readonly CodeAction[] {
  const offered = refactorings(document.snapshot, document.path, at).filter(({ edit }) =>
    canApply(client, edit),
  );
  return offered.map(({ title, kind }): CodeAction => {
    const data: ActionData = { uri, range, kind, title };
    return { title, kind, data };
  });
}

function fixAllActions({ uri, range, document }: Asked): readonly CodeAction[] {
  if (isEmpty(fixAllEdit(document.snapshot, document.path))) return [];
  const title = 'Fix all that can be mended only one way';
  const data: ActionData = { uri, range, kind: fixAllKind, title };
  return [{ title, kind: fixAllKind, data }];
}

function isEmpty({ edits }: SourceEdit): boolean {
  return Object.keys(edits).length === 0;
}

/** The same question again, of the texts as they are now: what is no longer offered does nothing. */
async function resolve(server: LanguageServer, action: CodeAction): Promise<CodeAction> {
  const data = action.data as ActionData | undefined;
  const document = data && (await requestDocument(server, { uri: data.uri }));
  if (data === undefined || document === undefined) return action;
  const edit = editFor(document, data);
  if (edit === undefined) return action;
  const hasSnippets = supportsSnippets(server.client);
  return { ...action, edit: toWorkspaceEdit(document.root, edit, { hasSnippets }) };
}

function editFor({ snapshot, path, rangeOf }: RequestDocument, data: ActionData): SourceEdit | undefined {
  const range = rangeOf(data.range);
  if (data.kind === fixAllKind) return fixAllEdit(snapshot, path);
  const found: QuickFix | Refactoring | undefined =
    data.kind === CodeActionKind.QuickFix
      ? quickFixes(snapshot, path, range).find(
          ({ title, finding }) => title === data.title && finding.code === data.code,
        )
      : refactorings(snapshot, path, range).find(({ title }) => title === data.title);
  return found?.edit;
}

function supportsSnippets({ workspace }: ClientCapabilities): boolean {
  return workspace?.workspaceEdit?.snippetEditSupport === true;
}
