import { isSchema } from '../../../schema/keywords.ts';
import { parsePattern } from '../../../schema/evaluate/value-keywords.ts';
import type { SchemaLocation } from '../../../schema/registry.ts';
import { createLocationValidator } from '../../../schema/validator.ts';
import { isObject } from '../../../source/pointer.ts';
import { conjunctionOf, isFalse, judgingKeywords } from './conjuncts.ts';
import {
  type Analysis,
  type Conjunct,
  type Contradiction,
  at,
  childOf,
  conflictOfCounts,
  inside,
  reasonInside,
  limitsOf,
} from './contradiction.ts';

/** A member that must be there, and what says so. */
interface Required {
  readonly name: string;
  readonly conjunct: Conjunct;
  readonly keys: readonly (string | number)[];
}

/** Why no object is valid. */
export function conflictOfObjects(analysis: Analysis): Contradiction | undefined {
  const [least] = limitsOf(analysis.conjuncts, 'minProperties', 'least');
  const [most] = limitsOf(analysis.conjuncts, 'maxProperties', 'most');
  const conflict = conflictOfCounts(least, most);
  if (conflict !== undefined) return conflict;
  const [required, wider] = withDependents(analysis);
  for (const member of required.values()) {
    const found = conflictOfMember(wider, member);
    if (found !== undefined) return found;
  }
  const [last] = [...required.values()].slice(-1);
  if (most !== undefined && last !== undefined && required.size > most.value) {
    const message = `${required.size} members are required, and maxProperties is ${most.value}: nothing is valid`;
    return at(most.conjunct, ['maxProperties'], message);
  }
  return conflictOfNot(wider, required) ?? (least && conflictOfNames(wider, least));
}

/** The required members with those that they need, and the schemas with those that depend on them. */
function withDependents(analysis: Analysis): readonly [ReadonlyMap<string, Required>, Analysis] {
  const required = new Map<string, Required>();
  let { conjuncts } = analysis;
  for (let before = -1; before < required.size;) {
    before = required.size;
    for (const conjunct of conjuncts) collect(conjunct, required);
    const dependents = conjuncts.flatMap((conjunct) => dependentSchemas(analysis, conjunct, required));
    const starts = [...conjuncts.map(({ location }) => location), ...dependents];
    if (dependents.length > 0) ({ conjuncts } = conjunctionOf(analysis.registry, starts));
  }
  return [required, { ...analysis, conjuncts }];
}

function collect(conjunct: Conjunct, required: Map<string, Required>): void {
  const add = (names: unknown, keys: readonly (string | number)[]): void => {
    for (const [index, name] of Array.isArray(names) ? names.entries() : []) {
      if (typeof name === 'string' && !required.has(name))
        required.set(name, { name, conjunct, keys: [...keys, index] });
    }
  };
  add(conjunct.schema.required, ['required']);
  const { dependentRequired } = conjunct.schema;
  for (const name of isObject(dependentRequired) ? Object.keys(dependentRequired) : []) {
    if (required.has(name) && isObject(dependentRequired))
      add(dependentRequired[name], ['dependentRequired', name]);
  }
}

function dependentSchemas(
  { registry }: Analysis,
  conjunct: Conjunct,
  required: ReadonlyMap<string, Required>,
): readonly SchemaLocation[] {
  const { dependentSchemas: schemas } = conjunct.schema;
  const names = isObject(schemas) ? Object.keys(schemas).filter((name) => required.has(name)) : [];
  return names.flatMap((name) => childOf(registry, conjunct, ['dependentSchemas', name]) ?? []);
}

function conflictOfMember(analysis: Analysis, { name, conjunct, keys }: Required): Contradiction | undefined {
  const schemas = analysis.conjuncts.flatMap((other) => memberSchemas(analysis, other, name));
  if (schemas.some(({ schema }) => isFalse(schema)))
    return at(conjunct, keys, `"${name}" is required and not allowed: nothing is valid`);
  const refusal = analysis.conjuncts
    .map((other) => refusalOfName(analysis, other, name))
    .find((message) => message !== undefined);
  if (refusal !== undefined)
    return at(conjunct, keys, `"${name}" is required, and propertyNames refuses it: ${refusal}`);
  const conflict = schemas.length === 0 ? undefined : analysis.inside(schemas);
  if (conflict === undefined) return undefined;
  const message = `"${name}" is required, and ${reasonInside(conflict, 'its value')}`;
  return inside(at(conjunct, keys, message), schemas, conflict);
}

/** The schemas that judge a member. */
function memberSchemas({ registry }: Analysis, conjunct: Conjunct, name: string): readonly SchemaLocation[] {
  const { properties, patternProperties, additionalProperties } = conjunct.schema;
  const own = isObject(properties) && Object.hasOwn(properties, name) ? [['properties', name]] : [];
  const patterns = isObject(patternProperties) ? Object.keys(patternProperties) : [];
  const matching = patterns.filter((pattern) => parsePattern(pattern)?.test(name) === true);
  const known = [...own, ...matching.map((pattern) => ['patternProperties', pattern])];
  const isOther = known.length === 0 && isSchema(additionalProperties);
  return (isOther ? [['additionalProperties']] : known).flatMap(
    (keys) => childOf(registry, conjunct, keys) ?? [],
  );
}

function refusalOfName({ registry }: Analysis, conjunct: Conjunct, name: string): string | undefined {
  if (!isSchema(conjunct.schema.propertyNames)) return undefined;
  const names = childOf(registry, conjunct, ['propertyNames']);
  const errors = names === undefined ? [] : createLocationValidator(registry, names).validate(name);
  return errors.some(({ keyword }) => keyword.startsWith('$')) ? undefined : errors[0]?.message;
}

/** `not: { required: [...] }` of members that are required. */
function conflictOfNot(
  { conjuncts }: Analysis,
  required: ReadonlyMap<string, Required>,
): Contradiction | undefined {
  for (const conjunct of conjuncts) {
    const { not } = conjunct.schema;
    if (!isObject(not) || judgingKeywords(not).join() !== 'required' || !Array.isArray(not.required))
      continue;
    if (!not.required.every((name) => typeof name === 'string' && required.has(name))) continue;
    return at(conjunct, ['not'], '`not` excludes members that are required: nothing is valid');
  }
  return undefined;
}

/** More members are wanted than there are names for. */
function conflictOfNames(
  { conjuncts }: Analysis,
  least: ReturnType<typeof limitsOf>[number],
): Contradiction | undefined {
  for (const { schema } of conjuncts) {
    const count = countNames(schema);
    if (count === undefined || count >= least.value) continue;
    const message = `minProperties is ${least.value}, and only ${count} names are possible: nothing is valid`;
    return at(least.conjunct, ['minProperties'], message);
  }
  return undefined;
}

function countNames({
  properties,
  patternProperties,
  additionalProperties,
  propertyNames,
}: Conjunct['schema']): number | undefined {
  if (isFalse(propertyNames)) return 0;
  if (isObject(propertyNames) && Array.isArray(propertyNames.enum)) {
    return new Set(propertyNames.enum.filter((name) => typeof name === 'string')).size;
  }
  if (!isFalse(additionalProperties) || patternProperties !== undefined) return undefined;
  const known = isObject(properties) ? properties : {};
  return Object.keys(known).filter((name) => !isFalse(known[name])).length;
}
