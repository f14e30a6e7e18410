import type { ChannelDeclaration } from '../model/channel.ts';
import { below } from '../model/place.ts';
import { resolveSchema } from '../model/resolve-schema.ts';
import type { Workspace } from '../model/workspace.ts';
import { walkSchema } from '../schema/keywords.ts';
import { isObject } from '../source/pointer.ts';
import { type Level, type ParameterSchema, commonValue } from './level.ts';
import { sharedSchema } from './shared-schema.ts';

/** The topics of an address, level by level. */
export type Address = readonly Level[];

/** Whether two addresses have a topic in common, with one as the proof. */
export type Overlap =
  | { readonly kind: 'disjoint' }
  | { readonly kind: 'intersect'; readonly topic: string }
  | { readonly kind: 'unknown'; readonly level: string; readonly reason: string };

const known = new WeakMap<ChannelDeclaration, Address>();

/** The address of a channel; undefined when it has none. Only what refers to other files is read anew each time. */
export function addressOf(channel: ChannelDeclaration, workspace: Workspace): Address | undefined {
  const { address, parameters } = channel.resolved;
  if (address === null) return undefined;
  const before = known.get(channel);
  if (before !== undefined) return before;
  const isClosed = !Object.values(parameters).some(hasReference);
  const levels = address.split('/').map((text): Level => {
    const name = placeholderOf(text);
    return name === undefined
      ? { kind: 'text', text }
      : { kind: 'parameter', name, schema: schemaOf(channel, name, isClosed ? undefined : workspace) };
  });
  if (isClosed) known.set(channel, levels);
  return levels;
}

/** The name of a placeholder that fills a level. */
export function placeholderOf(level: string): string | undefined {
  return level.startsWith('{') ? /^\{([^{}]+)\}$/.exec(level)?.[1] : undefined;
}

/** Whether two addresses have a topic in common. One level that they cannot share is enough to tell. */
export function overlapOf(left: Address, right: Address): Overlap {
  if (left.length !== right.length) return { kind: 'disjoint' };
  const values: string[] = [];
  let unknown: Overlap | undefined;
  for (const [index, level] of left.entries()) {
    const other = right[index];
    if (other === undefined) return { kind: 'disjoint' };
    const value = commonValue(level, other);
    if (value.kind === 'none') return { kind: 'disjoint' };
    if (value.kind === 'found') values.push(value.value);
    else unknown ??= { kind: 'unknown', level: describe(level), reason: value.reason };
  }
  return unknown ?? { kind: 'intersect', topic: values.join('/') };
}

function describe(level: Level): string {
  return level.kind === 'text' ? level.text : `{${level.name}}`;
}

const anyText: ParameterSchema = {};

function schemaOf(
  channel: ChannelDeclaration,
  name: string,
  workspace: Workspace | undefined,
): ParameterSchema {
  const schema = channel.resolved.parameters[name];
  if (typeof schema === 'boolean') return schema;
  if (!isObject(schema)) return anyText;
  if (workspace === undefined) return sharedSchema(schema);
  const { document, pointer } = below(channel.place, 'parameters', name);
  const location = workspace.schemas.locate(document.path, pointer);
  return location === undefined ? schema : resolveSchema(workspace.schemas, location).schema;
}

function hasReference(schema: unknown): boolean {
  let has = false;
  walkSchema(schema, (part) => {
    has ||= isObject(part) && ('$ref' in part || '$dynamicRef' in part);
  });
  return has;
}
