import { field, textsField } from '../../model/fields.ts';
import { placeholdersOf } from '../../model/names.ts';
import type { Workspace } from '../../model/workspace.ts';
import { joinPointer, parsePointer, valueAt } from '../../source/pointer.ts';
import type { Use } from '../references/use.ts';
import type { Renaming } from './renaming.ts';

/** No channel and no agent that has the parameter may have another one of the name. */
export function refuseParameter(_workspace: Workspace, { uses, name }: Renaming): string | undefined {
  const taken = uses.find((use) => namesBeside(use).includes(name));
  if (taken === undefined) return undefined;
  const { document, pointer } = taken.place;
  const where = taken.role === 'binds' ? document.path : `the channel "${parsePointer(pointer)[1] ?? ''}"`;
  return `${where} has a parameter "${name}" already`;
}

function namesBeside({ role, place }: Use): readonly string[] {
  const { value } = place.document;
  if (role === 'binds') return textsField(value, 'parameters') ?? [];
  const channel = valueAt(value, joinPointer('', ...parsePointer(place.pointer).slice(0, 2)));
  const address = field(channel, 'address');
  const schemas = field(channel, 'parameters');
  const declared = typeof schemas === 'object' && schemas !== null ? Object.keys(schemas) : [];
  return [...declared, ...placeholdersOf(typeof address === 'string' ? address : '')];
}
