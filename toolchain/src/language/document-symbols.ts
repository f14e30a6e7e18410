import type { Range } from '../diagnostic.ts';
import type { FileKind } from '../model/file-kind.ts';
import type { SourceDocument } from '../source/document.ts';
import type { TreeNode } from '../source/tree.ts';
import { agentOutline } from './outline/agent-outline.ts';
import { channelOutline } from './outline/channel-outline.ts';
import { configOutline } from './outline/config-outline.ts';
import type { OutlineItem, OutlineKind } from './outline/item.ts';
import { schemaOutline } from './outline/schema-outline.ts';
import type { Snapshot } from './snapshot.ts';
import { linesOf } from './text.ts';

/** One line of the outline of a document. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: OutlineKind;
  /** All that belongs to it. */
  readonly range: Range;
  /** Its name. */
  readonly selection: Range;
  readonly children: readonly DocumentSymbol[];
}

type Outline = (root: TreeNode, document: SourceDocument) => readonly OutlineItem[];

const outlines: Readonly<Record<FileKind, Outline>> = {
  channel: channelOutline,
  agent: agentOutline,
  message: schemaOutline,
  config: configOutline,
  other: () => [],
};

/** The outline of a document; of one that does not parse now the last one, moved along. */
export function documentSymbols(snapshot: Snapshot, path: string): readonly DocumentSymbol[] {
  const entry = snapshot.steadyDocument(path);
  const root = entry?.document.root;
  if (entry === undefined || root === undefined) return [];
  const lines = linesOf(entry.document);
  const convert = ({ span, selection, children, ...item }: OutlineItem): DocumentSymbol => ({
    ...item,
    range: snapshot.toPresent(path, lines.rangeOf(...span)),
    selection: snapshot.toPresent(path, lines.rangeOf(...selection)),
    children: children.map(convert),
  });
  return outlines[entry.kind](root, entry.document).map(convert);
}
