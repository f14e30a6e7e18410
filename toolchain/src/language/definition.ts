import { linksOf } from '../model/link.ts';
import { cursorAt } from './cursor.ts';
import { configTargets } from './definition/config-targets.ts';
import { orderByTargets } from './definition/order-by-targets.ts';
import type { Definition } from './definition/request.ts';
import { parameterTargets } from './definition/parameter-targets.ts';
import { requiredTargets } from './definition/required-targets.ts';
import { declarationsOf, useAt } from './references/find-uses.ts';
import { type Use, locationOfUse } from './references/use.ts';
import { usesIn } from './references/uses-in.ts';
import type { Snapshot } from './snapshot.ts';
import { channelsOf } from './participants.ts';
import { type Target, targetAt, targetOfSchema, targetOfUse } from './target.ts';

/** The declarations of the name, reference, pointer or path at an offset; undefined: there is none of these. */
export function definitionAt(snapshot: Snapshot, path: string, offset: number): Definition | undefined {
  const use = useAt(snapshot, path, offset);
  if (use !== undefined) {
    const targets = targetsOf(snapshot, use);
    return targets.length === 0 ? undefined : { origin: locationOfUse(use).range, targets };
  }
  const entry = snapshot.document(path);
  if (entry === undefined) return undefined;
  const at = { snapshot, entry, cursor: cursorAt(entry.document, offset), offset };
  switch (entry.kind) {
    case 'channel':
      return orderByTargets(at);
    case 'config':
      return configTargets(at);
    case 'message':
      return requiredTargets(at);
    default:
      return undefined;
  }
}

function targetsOf(snapshot: Snapshot, use: Use): readonly Target[] {
  const { symbol, role } = use;
  const { workspace } = snapshot;
  if (symbol.kind === 'parameter') return parameterTargets(workspace, use);
  if (symbol.kind === 'schema' || (symbol.kind === 'message' && role === '$ref')) {
    const file = symbol.file ?? linksOf(workspace).messages.get(symbol.name)?.document.path ?? '';
    return [targetOfSchema(workspace, file, symbol.file === undefined ? '' : symbol.name) ?? []].flat();
  }
  if (role === 'pattern') return channelsOf(workspace, symbol.name).map(({ place }) => targetAt(place));
  const declared = declarationsOf(snapshot, symbol).map(targetOfUse);
  return declared.length > 0 ? declared : steadyTargets(snapshot, use);
}

/** A name of a file that does not parse now is still where it was. */
function steadyTargets(snapshot: Snapshot, { symbol }: Use): readonly Target[] {
  const { steady, workspace } = snapshot;
  if (steady === workspace) return [];
  const uses = steady.documents.flatMap((entry) =>
    usesIn(entry).all.filter(
      ({ role, symbol: { kind, name } }) =>
        role === 'declares' && kind === symbol.kind && name === symbol.name,
    ),
  );
  return uses.map((use) => {
    const { file, range, whole } = targetOfUse(use);
    return { file, range: snapshot.toPresent(file, range), whole: snapshot.toPresent(file, whole) };
  });
}
