import { isObject } from '../../../source/pointer.ts';
import { judgingKeywords } from './conjuncts.ts';
import { type Conjunct, type Contradiction, at } from './contradiction.ts';

/** The kinds of values, with those numbers apart that are no integers. */
const kinds = ['null', 'boolean', 'object', 'array', 'integer', 'fraction', 'string'] as const;
export type Kind = (typeof kinds)[number];

/** The kinds that all schemas allow, or why there is none. */
export function kindsOf(conjuncts: readonly Conjunct[]): ReadonlySet<Kind> | Contradiction {
  let left: readonly Kind[] = kinds;
  for (const conjunct of conjuncts) {
    const before = left;
    left = left.filter((kind) => allows(conjunct.schema, kind));
    if (left.length > 0) continue;
    const isBranch = before.length < kinds.length;
    const message = isBranch
      ? 'no value has a type that this and the rest of allOf want: nothing is valid'
      : '`not` excludes every type that is left: nothing is valid';
    return at(conjunct, isBranch ? [] : ['not'], message);
  }
  return new Set(left);
}

function allows({ type, not }: Conjunct['schema'], kind: Kind): boolean {
  if (type === undefined && not === undefined) return true;
  const wanted = kindsOfType(type);
  if (wanted !== undefined && !wanted.includes(kind)) return false;
  const isByType = isObject(not) && judgingKeywords(not).join() === 'type';
  const excluded = isByType ? kindsOfType(not.type) : undefined;
  return excluded?.includes(kind) !== true;
}

const kindsByName: ReadonlyMap<unknown, readonly Kind[]> = new Map<unknown, readonly Kind[]>([
  ...kinds.filter((kind) => kind !== 'fraction').map((kind): [Kind, readonly Kind[]] => [kind, [kind]]),
  ['number', ['integer', 'fraction']],
]);

/** Undefined where no type is given, or one that is none. */
function kindsOfType(type: unknown): readonly Kind[] | undefined {
  if (!Array.isArray(type)) return kindsByName.get(type);
  const known = type.map((name) => kindsByName.get(name)).filter((list) => list !== undefined);
  return known.length === type.length && known.length > 0 ? known.flat() : undefined;
}
