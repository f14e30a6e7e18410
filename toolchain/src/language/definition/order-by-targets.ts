import { linksOf } from '../../model/link.ts';
import { textsField } from '../../model/fields.ts';
import type { Workspace } from '../../model/workspace.ts';
import { joinPointer, parsePointer, valueAt } from '../../source/pointer.ts';
import { findMember } from '../schema/find-member.ts';
import { type Target, targetOfSchema } from '../target.ts';
import { innerRange } from '../text.ts';
import type { Definition, DefinitionRequest } from './request.ts';

/** The member that `orderBy` names, in the schema of each message; on a level of it, the member up to there. */
export function orderByTargets({
  snapshot,
  entry,
  cursor,
  offset,
}: DefinitionRequest): Definition | undefined {
  const { keys, part, node } = cursor;
  const [first, channel = '', key, ...rest] = keys;
  if (first !== 'channels' || key !== 'orderBy' || rest.length > 0 || part !== 'value') return undefined;
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const origin = innerRange(entry.document, cursor.pointer);
  const next = node.value.indexOf('/', Math.max(1, offset - origin.start.offset));
  const pointer = next < 0 ? node.value : node.value.slice(0, next);
  const types =
    textsField(valueAt(entry.document.value, joinPointer('', 'channels', channel)), 'messages') ?? [];
  const targets = types.flatMap((type) => memberTargets(snapshot.workspace, type, pointer));
  return targets.length === 0 ? undefined : { origin, targets };
}

function memberTargets(workspace: Workspace, type: string, pointer: string): readonly Target[] {
  const file = linksOf(workspace).messages.get(type)?.document.path;
  const root = file === undefined ? undefined : workspace.schemas.locate(file);
  if (root === undefined || !pointer.startsWith('/')) return [];
  return findMember(workspace.schemas, root, parsePointer(pointer)).flatMap(
    (location) => targetOfSchema(workspace, location.resource.file.path, location.pointer) ?? [],
  );
}
