import type { WorkspaceDocument } from '../../model/workspace.ts';
import { isFormatName } from '../../schema/formats.ts';
import { unitOf } from '../completion/examples.ts';
import type { Cursor } from '../cursor.ts';
import { code, escapeText, paragraphs } from '../markdown.ts';
import { findMember } from '../schema/find-member.ts';
import { textsField } from '../../model/fields.ts';
import { linksOf } from '../../model/link.ts';
import { parsePointer } from '../../source/pointer.ts';
import { placeIn, shapesAt } from '../shape/document-shapes.ts';
import { formatWords } from '../shape/format-words.ts';
import { type Shape, descriptionOf } from '../shape/shape.ts';
import type { Snapshot } from '../snapshot.ts';
import { describeAmount } from './amounts.ts';
import type { HoverContext } from './context.ts';
import { descriptionWords, keyDocumentation, keyType } from './key-words.ts';
import { addressWords, channelIn } from './parameter-words.ts';
import { groupWords, ruleWords } from './rule-words.ts';
import { describeSchema } from './schema-words.ts';
import { schemaSummary } from './schema-summary.ts';

/** A key or value that is no name of the workspace. */
export interface HoverPlace {
  readonly snapshot: Snapshot;
  readonly entry: WorkspaceDocument;
  readonly cursor: Cursor;
  readonly offset: number;
}

/** What a key or a value means by its place; undefined: nothing to tell. */
export function contentAt(context: HoverContext, place: HoverPlace): string | undefined {
  const { snapshot, entry, cursor } = place;
  const shapes = shapesAt(snapshot, entry, cursor.keys);
  return cursor.part === 'key' ? keyWords(place, shapes) : valueWords(context, place, shapes);
}

function keyWords({ entry, cursor }: HoverPlace, shapes: readonly Shape[]): string | undefined {
  const { keys } = cursor;
  const name = keys.at(-1) ?? '';
  const own = placeIn(entry.kind, keys);
  const isNamed = own?.kind === 'message' && (own.keys.length === 0 || isNameOfSchema(own.keys));
  if (isNamed) return undefined;
  const rule = ruleWords(name);
  if (rule !== undefined && keys[0] === 'check') return rule;
  if (shapes.length === 0) return undefined;
  const documentation = keyDocumentation(entry.kind, keys, shapes);
  const type = own?.kind === 'message' ? '' : ` ${keyType(shapes)}`;
  return paragraphs(`**${escapeText(name)}**${type}`, documentation);
}

/** Names that people give: of properties, definitions and the like. */
function isNameOfSchema(keys: readonly string[]): boolean {
  const maps = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
  return maps.includes(keys.at(-2) ?? '') && !maps.includes(keys.at(-3) ?? '');
}

function valueWords(context: HoverContext, place: HoverPlace, shapes: readonly Shape[]): string | undefined {
  const { entry, cursor } = place;
  const { keys, node } = cursor;
  if (node?.kind !== 'scalar') return undefined;
  const { value } = node;
  const own = placeIn(entry.kind, keys);
  if (own?.kind === 'message') return schemaValueWords(own.keys, value, shapes);
  return (
    checkWords(keys, value) ??
    (own?.kind === 'channel' ? channelValueWords(context, place, String(value)) : undefined) ??
    plainWords(keys, value, shapes)
  );
}

function checkWords([first]: readonly string[], value: unknown): string | undefined {
  if (first !== 'check' || typeof value !== 'string') return undefined;
  return ruleWords(value) ?? groupWords(value);
}

function plainWords(keys: readonly string[], value: unknown, shapes: readonly Shape[]): string | undefined {
  const amount = describeAmount(value, unitOf(shapes));
  const description = descriptionWords(descriptionOf(shapes));
  if (description === undefined && amount === undefined) return undefined;
  const said = amount === undefined ? '' : ` = ${amount}`;
  return paragraphs(`**${escapeText(keyOf(keys))}** ${code(String(value))}${said}`, description);
}

/** The key that a value belongs to; an item belongs to that of its list. */
function keyOf(keys: readonly string[]): string {
  return [...keys].reverse().find((key) => !/^\d+$/.test(key)) ?? '';
}

function schemaValueWords(
  keys: readonly string[],
  value: unknown,
  shapes: readonly Shape[],
): string | undefined {
  const keyword = keys.at(-1) ?? '';
  if (keys.length === 0) return undefined;
  const isExample = keys.includes('examples') || keyword === 'default' || keyword === 'const';
  if (keyword === 'format' && isFormatName(value))
    return paragraphs(`**format** ${code(value)}`, formatWords[value]);
  if (shapes.length === 0) return undefined;
  const description = isExample
    ? escapeText(descriptionOf(shapes) ?? '')
    : descriptionWords(descriptionOf(shapes));
  if (description === undefined || description === '') return undefined;
  return paragraphs(`**${escapeText(keyOf(keys))}** ${escapeText(describeSchema(shapes))}`, description);
}

function channelValueWords(
  context: HoverContext,
  { entry, cursor }: HoverPlace,
  value: string,
): string | undefined {
  const [first, name = '', key, ...rest] = cursor.keys;
  if (first !== 'channels' || rest.length > 0) return undefined;
  const channel = channelIn(context.workspace, entry.document.path, name);
  if (channel === undefined) return undefined;
  if (key === 'address') return addressWords(context, channel);
  if (key !== 'orderBy' || !value.startsWith('/')) return undefined;
  const types = textsField(channel.raw, 'messages') ?? [];
  const parts = types.map((type) => {
    const summary = schemaSummary(memberShapes(context, type, value));
    return `${code(type)}: ${summary === '' ? 'no such member' : summary}`;
  });
  return paragraphs(`**orderBy** ${code(value)}`, parts.join('  \n'));
}

function memberShapes({ workspace }: HoverContext, type: string, pointer: string): readonly Shape[] {
  const path = linksOf(workspace).messages.get(type)?.document.path;
  const root = path === undefined ? undefined : workspace.schemas.locate(path);
  if (root === undefined) return [];
  return findMember(workspace.schemas, root, parsePointer(pointer)).map((location) => ({
    schemas: workspace.schemas,
    location,
    description: undefined,
  }));
}
