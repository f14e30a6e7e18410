import { linksOf } from '../../model/link.ts';
import { patternMatches } from '../../model/names.ts';
import type { Workspace } from '../../model/workspace.ts';
import { usesIn } from '../references/uses-in.ts';
import type { Renaming } from './renaming.ts';

/** A channel must not take the name of another one, come back from the dead, or change who observes it. */
export function refuseChannel(workspace: Workspace, { use, name }: Renaming): string | undefined {
  const { channels, reserved } = linksOf(workspace);
  if (channels.has(name)) return `there is a channel "${name}" already`;
  if (reserved.has(name)) return `"${name}" is reserved and must not come back`;
  const before = use.symbol.name;
  for (const entry of workspace.documents) {
    for (const { symbol, place } of usesIn(entry).patterns) {
      const held = patternMatches(symbol.name, before);
      if (held === patternMatches(symbol.name, name)) continue;
      const what = held ? 'would no longer hold it' : 'would hold it from then on';
      return `the pattern "${symbol.name}" of ${place.document.path} ${what}`;
    }
  }
  return undefined;
}
