import { field } from '../../model/fields.ts';
import { linksOf } from '../../model/link.ts';
import { type Place, below } from '../../model/place.ts';
import type { Workspace, WorkspaceDocument } from '../../model/workspace.ts';
import { joinPointer, parsePointer, valueAt } from '../../source/pointer.ts';
import type { Cursor } from '../cursor.ts';
import { findMember } from '../schema/find-member.ts';
import { type ContractSymbol, schemaSymbol } from './symbol.ts';
import type { Use } from './use.ts';

/** The property whose name a cursor is on, as a declaration. */
export function memberAt({ document, kind, imported }: WorkspaceDocument, cursor: Cursor): Use | undefined {
  const { keys, pointer, part } = cursor;
  if (kind !== 'message' || part !== 'key' || keys.at(-2) !== 'properties') return undefined;
  const symbol = schemaSymbol(document.path, pointer);
  return { symbol, role: 'declares', place: { document, pointer }, part, imported };
}

/** Where a property is named: by itself, in the `required` beside it, and by the `orderBy` of channels. */
export function memberUses(workspace: Workspace, symbol: ContractSymbol): readonly Use[] {
  const keys = parsePointer(symbol.name);
  const entry = linksOf(workspace).documents.get(symbol.file ?? '');
  if (entry === undefined || keys.at(-2) !== 'properties') return [];
  const { document, imported } = entry;
  const use = {
    symbol,
    role: 'declares',
    place: { document, pointer: symbol.name },
    part: 'key',
    imported,
  } as const;
  return [use, ...requiredUses(use, keys), ...orderByUses(workspace, symbol)];
}

function requiredUses(use: Use, keys: readonly string[]): readonly Use[] {
  const { document } = use.place;
  const pointer = joinPointer('', ...keys.slice(0, -2), 'required');
  const required = valueAt(document.value, pointer);
  const index = Array.isArray(required) ? required.indexOf(keys.at(-1)) : -1;
  if (index < 0) return [];
  return [{ ...use, role: 'required', part: 'value', place: below({ document, pointer }, index) }];
}

function orderByUses(workspace: Workspace, symbol: ContractSymbol): readonly Use[] {
  const { messages } = linksOf(workspace);
  const { schemas, channels } = workspace;
  return channels.flatMap(({ raw, place, resolved, imported }): readonly Use[] => {
    const orderBy = field(raw, 'orderBy');
    if (typeof orderBy !== 'string' || !orderBy.startsWith('/')) return [];
    const names = parsePointer(orderBy);
    if (names.at(-1) !== parsePointer(symbol.name).at(-1)) return [];
    const isMeant = resolved.messages.some((type) => {
      const file = messages.get(type)?.document.path;
      const root = file === undefined ? undefined : schemas.locate(file);
      const found = root === undefined ? [] : findMember(schemas, root, names);
      return found.some(
        ({ resource, pointer }) => resource.file.path === symbol.file && pointer === symbol.name,
      );
    });
    const at: Place = below(place, 'orderBy');
    return isMeant ? [{ symbol, role: 'orderBy', place: at, part: 'value', imported }] : [];
  });
}
