export { type Cursor, cursorAt } from './cursor.ts';
export { type FileCreation, type FileRename, type TextEdit, type WorkspaceEdit, applyEdit } from './edit.ts';
export { declarationsOf, symbolAt, useAt, usesOf } from './references/find-uses.ts';
export type { ContractSymbol, Role, SymbolKind } from './references/symbol.ts';
export { type Use, locationOfUse } from './references/use.ts';
export { type LanguageSession, createLanguageSession } from './session.ts';
export type { Snapshot } from './snapshot.ts';
