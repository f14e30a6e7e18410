import { agentSchema, channelsSchema, configSchema } from '@parley/schemas';
import { metaSchema } from '../../check/schema/meta-schema.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import { keywordKind } from '../../schema/keywords.ts';
import { createSchemaRegistry } from '../../schema/registry.ts';
import { joinPointer } from '../../source/pointer.ts';
import type { Snapshot } from '../snapshot.ts';
import { keywordWords } from './keyword-words.ts';
import { type Shape, shapeAt, shapesBelow } from './shape.ts';

type Kind = 'channel' | 'agent' | 'config' | 'message';

const files: Readonly<Partial<Record<string, { readonly path: string; readonly value: unknown }>>> = {
  channel: { path: 'channel', value: channelsSchema },
  agent: { path: 'agent', value: agentSchema },
  config: { path: 'config', value: configSchema },
  message: { path: 'message', value: dialect() },
};

/** What may be written in each kind of document. */
const written = createSchemaRegistry({ find: (path) => files[path], paths: () => Object.keys(files) });

/** Where in a document a place is: its keys as the schema of its kind has them, and in a schema those of the keyword. */
export interface DocumentPlace {
  readonly kind: Kind;
  /** From the document, or from the outermost schema that the place is in. */
  readonly keys: readonly string[];
}

/** A place of a document; a parameter of a channel is a schema like a message. */
export function placeIn(kind: WorkspaceDocument['kind'], keys: readonly string[]): DocumentPlace | undefined {
  if (kind === 'other') return undefined;
  const isParameter = kind === 'channel' && keys[0] === 'channels' && keys[2] === 'parameters';
  if (isParameter && keys.length > 3) return { kind: 'message', keys: keys.slice(4) };
  return { kind, keys };
}

/** A document of data, and no contract: what may be written in it its own schemas say. */
export interface DataDocument extends WorkspaceDocument {
  readonly kind: 'other';
  readonly shapes: readonly Shape[];
}

export function isData(entry: WorkspaceDocument): entry is DataDocument {
  return 'shapes' in entry;
}

/** What may be written at a place of a document; in examples and the like what their schema says. */
export function shapesAt(
  snapshot: Snapshot,
  entry: WorkspaceDocument,
  keys: readonly string[],
): readonly Shape[] {
  if (isData(entry)) return below(entry.shapes, keys);
  const { document, kind } = entry;
  const place = placeIn(kind, keys);
  if (place === undefined) return [];
  const data = place.kind === 'message' ? dataStart(place.keys) : undefined;
  if (data === undefined) return below(shapeAt(written, place.kind), place.keys);
  const inside = keys.length - place.keys.length + data.schema;
  const pointer = joinPointer('', ...keys.slice(0, inside));
  return below(shapeAt(snapshot.steady.schemas, document.path, pointer), place.keys.slice(data.data));
}

/** Where the examples of a schema begin: the length of its own keys, and of those up to the value. */
function dataStart(keys: readonly string[]): { readonly schema: number; readonly data: number } | undefined {
  let at = 0;
  for (;;) {
    const keyword = keys[at];
    const kind = keyword === undefined ? undefined : keywordKind(keyword);
    if (kind === 'schema') at += 1;
    else if (kind === 'list' || kind === 'map') at += 2;
    else if (keyword === 'examples' && keys.length > at + 1) return { schema: at, data: at + 2 };
    else if (keyword === 'default' || keyword === 'const') return { schema: at, data: at + 1 };
    else return undefined;
  }
}

function below(shapes: readonly Shape[], keys: readonly string[]): readonly Shape[] {
  let found = shapes;
  for (const key of keys) found = shapesBelow(found, key);
  return found;
}

/** The keywords of a schema, with what they mean. */
function dialect(): unknown {
  const keywords: Readonly<Record<string, object>> = metaSchema.properties;
  const properties = Object.entries(keywordWords).map(([keyword, description]) => {
    const flag = keyword === 'x-parley-sensitive' ? { type: 'boolean' } : {};
    return [keyword, { ...flag, ...keywords[keyword], description }];
  });
  return { ...metaSchema, properties: Object.fromEntries(properties) as unknown };
}
