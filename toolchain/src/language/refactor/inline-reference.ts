import { walkSchema } from '../../schema/keywords.ts';
import { isObject, valueAt } from '../../source/pointer.ts';
import { resolveReference } from '../references/resolve-reference.ts';
import { usesIn } from '../references/uses-in.ts';
import { replace, toEdit } from '../quick-fixes/change.ts';
import type { RefactorRequest, Refactoring } from './refactoring.ts';

/** A `$ref` becomes what it refers to; what others refer to stays. */
export function inlineReference({
  entry,
  workspace,
  document,
  cursor,
}: RefactorRequest): readonly Refactoring[] {
  const reference = usesIn(entry).references.find(({ place }) => place.pointer === cursor.pointer);
  if (reference === undefined) return [];
  const holder = valueAt(document.value, reference.pointer);
  const target = resolveReference(workspace, reference);
  // Beside other keywords it says more than what it refers to.
  if (target === undefined || !isObject(holder) || Object.keys(holder).length > 1) return [];
  const isHere = target.resource.file.path === document.path;
  const isInside =
    isHere && (reference.pointer === target.pointer || reference.pointer.startsWith(`${target.pointer}/`));
  if (isInside || (!isHere && refers(target.schema)) || hasIdentity(target.schema)) return [];
  const edit = toEdit([replace({ document, pointer: reference.pointer }, target.schema)]);
  return [{ title: `Inline ${reference.text}`, kind: 'refactor.inline', edit }];
}

function refers(value: unknown): boolean {
  let found = false;
  walkSchema(value, (schema) => {
    if (isObject(schema) && (typeof schema.$ref === 'string' || typeof schema.$dynamicRef === 'string'))
      found = true;
  });
  return found;
}

/** There can be no two schemas of one name, and no document inside another. */
function hasIdentity(value: unknown): boolean {
  let found = false;
  walkSchema(value, (schema) => {
    if (
      isObject(schema) &&
      ['$id', '$anchor', '$dynamicAnchor', '$schema', '$defs'].some((keyword) => keyword in schema)
    )
      found = true;
  });
  return found;
}
