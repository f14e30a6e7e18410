export { type Cursor, cursorAt } from './cursor.ts';
export { type FileCreation, type FileRename, type TextEdit, type WorkspaceEdit, applyEdit } from './edit.ts';
export { declarationsOf, symbolAt, useAt, usesOf } from './references/find-uses.ts';
export type { ContractSymbol, Role, SymbolKind } from './references/symbol.ts';
export { type Use, locationOfUse } from './references/use.ts';
export { type LanguageSession, createLanguageSession } from './session.ts';
export type { Snapshot } from './snapshot.ts';
export type { Call, CallItem } from './calls/call-item.ts';
export { incomingCalls, outgoingCalls, prepareCalls } from './call-hierarchy.ts';
export { codeDefinitionAt, codeSymbolAt } from './code/code-definition.ts';
export { handledPlaces, handlersAt } from './code/code-handlers.ts';
export { codeHoverAt } from './code/code-hover.ts';
export { type CodeFile, codeLocations } from './code/code-uses.ts';
export { type CodeLens, type LensCommand, codeLenses } from './code-lenses.ts';
export { completionAt } from './completion.ts';
export type { CompletionItem, CompletionKind, CompletionList } from './completion/item.ts';
export { definitionAt } from './definition.ts';
export type { Definition } from './definition/request.ts';
export { type DocumentSymbol, documentSymbols } from './document-symbols.ts';
export { type FoldingRange, foldingRanges } from './folding.ts';
export { type Highlight, highlightsAt } from './highlights.ts';
export { type Hover, documentationOf, hoverAt } from './hover.ts';
export type { LinkTo } from './hover/context.ts';
export { type InlayHint, inlayHints } from './inlay-hints.ts';
export { type DocumentLink, documentLinks } from './links.ts';
export { plainText } from './markdown.ts';
export type { OutlineKind } from './outline/item.ts';
export { referencesAt, symbolReferences } from './references.ts';
export {
  type Refusal,
  type Renamable,
  type Renamed,
  type RenameResult,
  prepareRename,
  renameAt,
} from './rename.ts';
export { selectionRangesAt } from './selection-ranges.ts';
export { semanticTokens } from './semantic-tokens.ts';
export type { Target } from './target.ts';
export {
  type SemanticToken,
  type SemanticTokenModifier,
  type SemanticTokenType,
  semanticTokenModifiers,
  semanticTokenTypes,
} from './tokens/token.ts';
export { type WorkspaceSymbol, workspaceSymbols } from './workspace-symbols.ts';
export { type FixedFile, type FixedFiles, fixAllEdit, fixFiles } from './fix-all.ts';
export { type QuickFix, quickFixes } from './quick-fixes.ts';
export type { Fix, Safety } from './quick-fixes/fix.ts';
export { type Formatted, formatEdits, formatText } from './format.ts';
export { type Hunk, diffHunks } from './hunks.ts';
export type { Line } from './line-changes.ts';
export { refactorings } from './refactor.ts';
export type { Refactoring } from './refactor/refactoring.ts';
export { additionEdit } from './additions/add.ts';
export type { Addition, AdditionResult, NewMessage, PathStep } from './additions/addition.ts';
export { type MessageFinding, messageFindings } from './message/message-findings.ts';
export { messageCompletionAt, messageHoverAt } from './message/message-language.ts';
export { type MessageText, readMessage } from './message/message-text.ts';
export { bundleOf, channelIn, typeIn } from './message/envelope-schema.ts';
