import { linksOf } from '../../../model/link.ts';
import type { Workspace } from '../../../model/workspace.ts';
import { isObject, joinPointer, valueAt } from '../../../source/pointer.ts';
import type { Snapshot } from '../../snapshot.ts';
import { describeSchema } from '../../hover/schema-words.ts';
import { type Member, type Shape, membersOf, partsOf, schemasOf, shapeAt } from '../../shape/shape.ts';
import type { Candidate } from '../item.ts';

/** Deeper members are no keys to order by. */
const maxDepth = 3;

/** The members that a schema of a file names, as `required` and its like take them. */
export function memberNames(snapshot: Snapshot, path: string, keys: readonly string[]): readonly Candidate[] {
  const pointer = joinPointer('', ...keys);
  const shapes = [snapshot.workspace, snapshot.steady].flatMap(({ schemas }) =>
    shapeAt(schemas, path, pointer),
  );
  return membersOf(shapes).map((member) => toCandidate(member.name, member));
}

/** Members that `required` or an example has, and no property describes. */
export function missingMembers(
  { workspace }: Snapshot,
  path: string,
  keys: readonly string[],
): readonly Candidate[] {
  const schema = valueAt(linksOf(workspace).documents.get(path)?.document.value, joinPointer('', ...keys));
  if (!isObject(schema)) return [];
  const examples = Array.isArray(schema.examples) ? (schema.examples as readonly unknown[]) : [];
  const wanted = [
    ...(Array.isArray(schema.required) ? (schema.required as readonly unknown[]) : []),
    ...examples.filter(isObject).flatMap((example) => Object.keys(example)),
  ];
  const known = new Set(
    membersOf(shapeAt(workspace.schemas, path, joinPointer('', ...keys))).map(({ name }) => name),
  );
  return [...new Set(wanted)].flatMap((name) =>
    typeof name !== 'string' || known.has(name)
      ? []
      : [{ value: name, kind: 'property', detail: 'used, not described yet', rank: 5 }],
  );
}

/** Pointers to the scalars that every one of some messages has to have. */
export function orderPointers(workspace: Workspace, types: readonly string[]): readonly Candidate[] {
  const { messages } = linksOf(workspace);
  const lists = types.map((type) => {
    const path = messages.get(type)?.document.path;
    return path === undefined ? [] : requiredScalars(shapeAt(workspace.schemas, path), '', 0);
  });
  const [first = [], ...others] = lists;
  return first.filter(({ value }) => others.every((list) => list.some((other) => other.value === value)));
}

function requiredScalars(shapes: readonly Shape[], pointer: string, depth: number): readonly Candidate[] {
  return membersOf(shapes)
    .filter(({ required }) => required)
    .flatMap((member) => {
      const at = joinPointer(pointer, member.name);
      const isOpen = schemasOf(partsOf(member.shapes)).some(({ properties }) => properties !== undefined);
      if (isOpen) return depth < maxDepth ? requiredScalars(member.shapes, at, depth + 1) : [];
      const isList = schemasOf(partsOf(member.shapes)).some(({ type }) => type === 'array');
      return isList ? [] : [{ ...toCandidate(at, member), rank: 10 + depth }];
    });
}

function toCandidate(value: string, { shapes, required }: Member): Candidate {
  return {
    value,
    kind: 'property',
    detail: describeSchema(shapes),
    documentation: shapes.find(({ description }) => description !== undefined)?.description,
    rank: required ? 20 : 10,
  };
}
