import { messagesByType } from '../../model/link-tables.ts';
import { createSchemaRegistry } from '../../schema/registry.ts';
import type { SourceDocument } from '../../source/document.ts';
import { dataCompletionAt } from '../completion.ts';
import type { CompletionList } from '../completion/item.ts';
import { cursorAt } from '../cursor.ts';
import { type Hover, documentationOf } from '../hover.ts';
import { contentAt } from '../hover/content.ts';
import type { LinkTo } from '../hover/context.ts';
import type { DataDocument } from '../shape/document-shapes.ts';
import { type Shape, shapeAt } from '../shape/shape.ts';
import type { Snapshot } from '../snapshot.ts';
import { bundleOf, envelopeSchema, typeIn } from './envelope-schema.ts';
import type { MessageText } from './message-text.ts';

/** What may be written at an offset of a message: keys and names of its envelope, members and values of its data. */
export function messageCompletionAt(
  snapshot: Snapshot,
  message: MessageText,
  offset: number,
): CompletionList {
  const entry = partAt(snapshot, message, offset);
  return entry === undefined ? { items: [], incomplete: false } : dataCompletionAt(snapshot, entry, offset);
}

interface HoverRequest {
  readonly offset: number;
  readonly linkTo?: LinkTo;
}

/** What is at an offset of a message, as the contracts describe it. */
export function messageHoverAt(
  snapshot: Snapshot,
  message: MessageText,
  { offset, linkTo = () => undefined }: HoverRequest,
): Hover | undefined {
  const entry = partAt(snapshot, message, offset);
  if (entry === undefined) return undefined;
  const cursor = cursorAt(entry.document, offset);
  if (cursor.part === 'space') return undefined;
  const markdown =
    (entry.document === message.front ? nameWords(snapshot, cursor, linkTo) : undefined) ??
    contentAt({ workspace: snapshot.steady, linkTo }, { snapshot, entry, cursor, offset });
  return markdown === undefined || markdown === '' ? undefined : { range: cursor.range, markdown };
}

/** The contract of the channel or the type that an envelope names. */
function nameWords(
  snapshot: Snapshot,
  { part, pointer, node }: ReturnType<typeof cursorAt>,
  linkTo: LinkTo,
): string | undefined {
  const kinds = { '/channel': 'channel', '/type': 'message' } as const;
  const kind =
    part === 'value' && Object.hasOwn(kinds, pointer) ? kinds[pointer as keyof typeof kinds] : undefined;
  if (kind === undefined || node?.kind !== 'scalar') return undefined;
  return documentationOf(snapshot, { kind, name: String(node.value) }, linkTo);
}

/** The part of a message that an offset is in, with what its schemas say. */
function partAt(snapshot: Snapshot, message: MessageText, offset: number): DataDocument | undefined {
  const { front, body, bodyStart, isWhole, envelope } = message;
  if (isWhole && offset > bodyStart) return part(body, dataShapes(snapshot, envelope));
  // The lines of --- are no part of it.
  const lineStart =
    Math.max(message.text.lastIndexOf('\n', offset - 1), message.text.lastIndexOf('\r', offset - 1)) + 1;
  if (message.text.slice(lineStart, lineStart + 3) === '---') return undefined;
  return part(front, envelopeShapes(snapshot, envelope));
}

function part(document: SourceDocument, shapes: readonly Shape[]): DataDocument {
  return { document, kind: 'other', imported: false, declares: nothing, shapes };
}

const nothing: DataDocument['declares'] = {
  messages: [],
  channels: [],
  agents: [],
  reserved: [],
  receivers: [],
  senders: [],
};

function dataShapes({ steady }: Snapshot, envelope: MessageText['envelope']): readonly Shape[] {
  const type = typeIn(bundleOf(steady), envelope);
  const path = type === undefined ? undefined : steady.table(messagesByType).get(type)?.document.path;
  return path === undefined ? [] : shapeAt(steady.schemas, path);
}

function envelopeShapes({ steady }: Snapshot, envelope: MessageText['envelope']): readonly Shape[] {
  const value = envelopeSchema(bundleOf(steady), envelope);
  const registry = createSchemaRegistry({
    find: (path) => (path === 'envelope' ? { path, value } : undefined),
    paths: () => ['envelope'],
  });
  return shapeAt(registry, 'envelope');
}
