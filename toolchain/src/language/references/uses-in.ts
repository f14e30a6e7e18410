import { groupBy } from '../../model/group-by.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import { agentUses } from './agent-uses.ts';
import { channelUses } from './channel-uses.ts';
import { configUses } from './config-uses.ts';
import { type SchemaReference, schemaReferences, schemaUses } from './schema-uses.ts';
import { symbolKey } from './symbol.ts';
import type { Use } from './use.ts';

/** The names in one document. */
export interface DocumentUses {
  readonly all: readonly Use[];
  /** By `symbolKey`. */
  readonly bySymbol: ReadonlyMap<string, readonly Use[]>;
  readonly byPointer: ReadonlyMap<string, readonly Use[]>;
  readonly patterns: readonly Use[];
  /** The `$ref`s; what they mean depends on other documents. */
  readonly references: readonly SchemaReference[];
}

const known = new WeakMap<WorkspaceDocument, DocumentUses>();

/** The names in a document, looked for once as long as the document stays the same. */
export function usesIn(entry: WorkspaceDocument): DocumentUses {
  const uses = known.get(entry) ?? index(entry);
  known.set(entry, uses);
  return uses;
}

const readers: Readonly<Record<WorkspaceDocument['kind'], (entry: WorkspaceDocument) => readonly Use[]>> = {
  channel: channelUses,
  agent: agentUses,
  config: configUses,
  message: schemaUses,
  other: () => [],
};

function index(entry: WorkspaceDocument): DocumentUses {
  const all = readers[entry.kind](entry);
  return {
    all,
    bySymbol: groupBy(all, ({ symbol }) => symbolKey(symbol)),
    byPointer: groupBy(all, ({ place }) => place.pointer),
    patterns: all.filter(({ role }) => role === 'pattern'),
    references: schemaReferences(entry),
  };
}
