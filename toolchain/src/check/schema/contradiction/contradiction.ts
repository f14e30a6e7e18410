import type { SchemaLocation, SchemaRegistry } from '../../../schema/registry.ts';
import { joinPointer } from '../../../source/pointer.ts';

export type SchemaObject = Readonly<Record<string, unknown>>;

/** A schema object that judges a value together with others. */
export interface Conjunct {
  readonly schema: SchemaObject;
  readonly location: SchemaLocation;
}

/** Why no value is valid by several schemas at once. */
export interface Contradiction {
  readonly message: string;
  /** The schema that holds the cause, and the keys below it. */
  readonly location: SchemaLocation;
  readonly keys: readonly (string | number)[];
  /** The cause is that of one other schema alone, which has a finding of its own. */
  readonly isTold?: boolean;
  /** A value would have to hold one of its own kind, and so on without end. */
  readonly isEndless?: boolean;
}

/** Finds out whether a list of schemas excludes every value; undefined: it does not, as far as can be seen. */
export type Analyse = (locations: readonly SchemaLocation[]) => Contradiction | undefined;

/** What the analyses of the types share. */
export interface Analysis {
  readonly registry: SchemaRegistry;
  readonly conjuncts: readonly Conjunct[];
  /** For schemas that judge members and items. */
  readonly inside: Analyse;
  /** Why each of some values is refused; undefined where one is valid, or a schema is broken. */
  readonly refusal: (values: readonly unknown[]) => string | undefined;
}

/** The cause at a keyword of a schema. */
export function at(
  { location }: Conjunct,
  keys: readonly (string | number)[],
  message: string,
): Contradiction {
  return { location, keys, message };
}

/** The cause of a schema for members or items: where that is one schema object, it has a finding of its own. */
export function inside(
  outer: Contradiction,
  schemas: readonly SchemaLocation[],
  inner: Contradiction,
): Contradiction {
  const isEndless = inner.isEndless === true;
  const isAlone = schemas.length === 1 && typeof schemas[0]?.schema === 'object';
  return { ...outer, isTold: isAlone && !isEndless, isEndless };
}

/** Why nothing can stand inside a value; a chain of schemas that never ends is told in one go. */
export function reasonInside({ message, isEndless }: Contradiction, what: string): string {
  return isEndless === true
    ? `${what} leads back to this schema, so that no value ever ends`
    : `nothing can be ${what}: ${message}`;
}

/** A schema below another one. */
export function childOf(
  registry: SchemaRegistry,
  { location }: Conjunct,
  keys: readonly (string | number)[],
): SchemaLocation | undefined {
  return registry.locate(location.resource.file.path, joinPointer(location.pointer, ...keys));
}

/** A limit with the schema that sets it. */
export interface Limit {
  readonly value: number;
  readonly keyword: string;
  readonly conjunct: Conjunct;
}

/** All limits that the schemas set with one keyword, the narrowest first. */
export function limitsOf(
  conjuncts: readonly Conjunct[],
  keyword: string,
  side: 'least' | 'most',
): readonly Limit[] {
  const limits = conjuncts.flatMap((conjunct): readonly Limit[] => {
    const value = conjunct.schema[keyword];
    return typeof value === 'number' ? [{ value, keyword, conjunct }] : [];
  });
  const sign = side === 'least' ? -1 : 1;
  return limits.sort((left, right) => (left.value - right.value) * sign);
}

/** The contradiction of two counts, or undefined where they go together. */
export function conflictOfCounts(
  least: Limit | undefined,
  most: Limit | undefined,
): Contradiction | undefined {
  if (least === undefined || most === undefined || least.value <= most.value) return undefined;
  const message = `${least.keyword} ${least.value} is more than ${most.keyword} ${most.value}: nothing is valid`;
  return at(least.conjunct, [least.keyword], message);
}
