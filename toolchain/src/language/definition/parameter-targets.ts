import type { Workspace } from '../../model/workspace.ts';
import { parsePointer } from '../../source/pointer.ts';
import { parameterUses } from '../references/parameter-uses.ts';
import type { Use } from '../references/use.ts';
import { type Target, targetOfUse } from '../target.ts';

/** The schema of a parameter: of a placeholder in its own channel, of an agent's in all its channels. */
export function parameterTargets(workspace: Workspace, use: Use): readonly Target[] {
  const declared = parameterUses(workspace, use).filter(({ role }) => role === 'declares');
  const channel = channelOf(use);
  const own = declared.filter(
    (other) => other.place.document === use.place.document && channelOf(other) === channel,
  );
  return (channel === undefined ? declared : own).map(targetOfUse);
}

function channelOf({ role, place }: Use): string | undefined {
  return role === 'binds' ? undefined : parsePointer(place.pointer)[1];
}
