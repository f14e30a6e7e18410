import { joinPointer, parsePointer } from '../../source/pointer.ts';
import { findMember } from '../schema/find-member.ts';
import { targetOfSchema } from '../target.ts';
import { innerRange } from '../text.ts';
import type { Definition, DefinitionRequest } from './request.ts';

/** The member that an entry of `required` names. */
export function requiredTargets({ snapshot, entry, cursor }: DefinitionRequest): Definition | undefined {
  const keys = parsePointer(cursor.pointer);
  const { node, part } = cursor;
  if (part !== 'value' || keys.at(-2) !== 'required') return undefined;
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const { workspace } = snapshot;
  const { document } = entry;
  const schema = workspace.schemas.locate(document.path, joinPointer('', ...keys.slice(0, -2)));
  if (schema === undefined) return undefined;
  const targets = findMember(workspace.schemas, schema, [node.value]).flatMap(
    ({ resource, pointer }) => targetOfSchema(workspace, resource.file.path, pointer) ?? [],
  );
  return targets.length === 0 ? undefined : { origin: innerRange(document, cursor.pointer), targets };
}
