import type { Workspace } from '../../model/workspace.ts';
import type { SchemaLocation } from '../../schema/registry.ts';
import { type SchemaReference, lastLevel } from './schema-uses.ts';
import { schemaSymbol } from './symbol.ts';
import type { Use } from './use.ts';

/** What a reference means. */
export function resolveReference(
  { schemas }: Workspace,
  { schema, text, pointer, place }: SchemaReference,
): SchemaLocation | undefined {
  const from = schemas.locationOf(schema, place.document.path, pointer);
  return from && schemas.resolve(text, from.resource);
}

/** A reference that leads somewhere, as a use of the schema there. */
export function referenceUse(
  workspace: Workspace,
  reference: SchemaReference,
  imported: boolean,
): Use | undefined {
  const target = resolveReference(workspace, reference);
  if (target === undefined) return undefined;
  const symbol = schemaSymbol(target.resource.file.path, target.pointer);
  return { symbol, role: '$ref', place: reference.place, part: 'value', imported };
}

/** Tells fast of most references that they do not lead into a file. */
export function mayLeadTo(workspace: Workspace, file: string): (reference: SchemaReference) => boolean {
  const names = new Set<string>([lastLevel(file)]);
  for (const { uri } of workspace.schemas.resourcesOf(file)) names.add(lastLevel(uri));
  return ({ level, place }) =>
    names.has(level) || place.document.path === file || (level !== '' && level.includes('%'));
}
