import type { TextEdit } from '../edit.ts';
import type { ContractSymbol } from '../references/symbol.ts';

/** What kind of thing is offered, for icons. */
export type CompletionKind =
  | 'key'
  | 'keyword'
  | 'value'
  | 'example'
  | 'channel'
  | 'pattern'
  | 'message'
  | 'agent'
  | 'parameter'
  | 'property'
  | 'schema'
  | 'word'
  | 'broker'
  | 'rule'
  | 'folder'
  | 'file'
  | 'document';

/** One thing that may be written at the cursor. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Instead of it: whose documentation `completionDocumentation` gives. */
  readonly symbol?: ContractSymbol;
  readonly deprecated?: boolean;
  /** What the typed text is compared with: as the text in the place of the edit begins. */
  readonly filter: string;
  /** Sorts the items of one list. */
  readonly sort: string;
  /** One line, unless it is a document; further lines are indented as they shall be. */
  readonly edit: TextEdit;
  /** The text of the edit with tab stops, where it has any. */
  readonly snippet?: string;
  /** A comma that was missing elsewhere. */
  readonly more: readonly TextEdit[];
}

/** What may be written at the cursor. */
export interface CompletionList {
  readonly items: readonly CompletionItem[];
  /** There is more than could be listed: ask again when more is typed. */
  readonly incomplete: boolean;
}

/** One thing that may be written, however the document writes it. */
export interface Candidate {
  readonly value: string | number | boolean | null;
  readonly kind: CompletionKind;
  readonly detail?: string | undefined;
  readonly documentation?: string | undefined;
  readonly symbol?: ContractSymbol;
  readonly deprecated?: boolean;
  /** Lower is earlier; the same rank sorts by name. */
  readonly rank: number;
  /** Of a key: what comes behind its colon. */
  readonly draft?: Draft;
}

/** A value to be filled in. */
export type Draft =
  | { readonly kind: 'text'; readonly value: string | number | boolean | null }
  /** A place to type at, with what stands there until then. */
  | { readonly kind: 'stop'; readonly choices: readonly (string | number | boolean | null)[] }
  /** A text that is still empty. */
  | { readonly kind: 'blank' }
  | { readonly kind: 'list'; readonly items: readonly Draft[] }
  | {
      readonly kind: 'map';
      readonly members: readonly (readonly [key: DraftKey, value: Draft])[];
      readonly block?: boolean;
    }
  /** A map in which nothing is named yet. */
  | { readonly kind: 'open' };

/** A key as it is, or one to be named. */
export type DraftKey = string | { readonly stop: string };
