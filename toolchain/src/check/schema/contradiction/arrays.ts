import { isSchema } from '../../../schema/keywords.ts';
import type { SchemaLocation } from '../../../schema/registry.ts';
import { isObject } from '../../../source/pointer.ts';
import {
  type Analysis,
  type Conjunct,
  type Contradiction,
  type Limit,
  at,
  childOf,
  conflictOfCounts,
  inside,
  reasonInside,
  limitsOf,
} from './contradiction.ts';

/** Items beyond this are not looked at one by one. */
const maxPositions = 16;

/** Why no list is valid. */
export function conflictOfArrays(analysis: Analysis): Contradiction | undefined {
  const least = neededItems(analysis);
  const [most] = limitsOf(analysis.conjuncts, 'maxItems', 'most');
  return (
    conflictOfContains(analysis) ??
    conflictOfCounts(least, most) ??
    (least === undefined || least.value < 1 ? undefined : conflictOfRoom(analysis, least))
  );
}

/** How many items there must be, by `minItems` or by what `contains` counts. */
function neededItems({ conjuncts }: Analysis): Limit | undefined {
  const [least] = limitsOf(conjuncts, 'minItems', 'least');
  const counted = conjuncts.flatMap((conjunct): readonly Limit[] => {
    const value = leastContained(conjunct);
    const keyword = 'minContains' in conjunct.schema ? 'minContains' : 'contains';
    return value === 0 ? [] : [{ value, keyword, conjunct }];
  });
  const [contained] = counted.sort((left, right) => right.value - left.value);
  if (least === undefined || contained === undefined) return least ?? contained;
  return contained.value > least.value ? contained : least;
}

function leastContained({ schema }: Conjunct): number {
  if (!isSchema(schema.contains)) return 0;
  return typeof schema.minContains === 'number' ? schema.minContains : 1;
}

function conflictOfContains(analysis: Analysis): Contradiction | undefined {
  const hasPrefix = analysis.conjuncts.some(({ schema }) => 'prefixItems' in schema);
  for (const conjunct of analysis.conjuncts) {
    const count = leastContained(conjunct);
    const { maxContains } = conjunct.schema;
    if (count === 0) continue;
    if (typeof maxContains === 'number' && maxContains < count) {
      const message = `at least ${count} items are wanted by contains, and maxContains is ${maxContains}: nothing is valid`;
      return at(conjunct, ['contains'], message);
    }
    const contained = childOf(analysis.registry, conjunct, ['contains']);
    if (contained === undefined) continue;
    const alone = analysis.inside([contained]);
    if (alone !== undefined) return inside(at(conjunct, ['contains'], alone.message), [contained], alone);
    const together = hasPrefix ? undefined : analysis.inside([contained, ...itemSchemas(analysis, 0)]);
    if (together === undefined) continue;
    const message = `what contains wants is what items refuses, so that nothing is valid: ${together.message}`;
    return at(conjunct, ['contains'], message);
  }
  return undefined;
}

/** Positions that nothing can stand at, and items that must differ with too few values for that. */
function conflictOfRoom(analysis: Analysis, least: Limit): Contradiction | undefined {
  for (let index = 0; index < Math.min(least.value, maxPositions); index++) {
    const schemas = itemSchemas(analysis, index);
    const conflict = schemas.length === 0 ? undefined : analysis.inside(schemas);
    if (conflict === undefined) continue;
    const message = `at least ${least.value} items are wanted, and ${reasonInside(conflict, `item ${index}`)}`;
    return inside(at(least.conjunct, [least.keyword], message), schemas, conflict);
  }
  return conflictOfUnique(analysis, least);
}

function conflictOfUnique(analysis: Analysis, least: Limit): Contradiction | undefined {
  const { conjuncts } = analysis;
  if (!conjuncts.some(({ schema }) => schema.uniqueItems === true)) return undefined;
  if (conjuncts.some(({ schema }) => 'prefixItems' in schema)) return undefined;
  for (const { schema } of itemSchemas(analysis, 0)) {
    const count = countValues(schema);
    if (count === undefined || count >= least.value) continue;
    const message = `${least.value} different items are wanted, and only ${count} values are possible: nothing is valid`;
    return at(least.conjunct, [least.keyword], message);
  }
  return undefined;
}

function countValues(schema: unknown): number | undefined {
  if (!isObject(schema)) return undefined;
  if ('const' in schema) return 1;
  if (schema.type === 'boolean') return 2;
  if (schema.type === 'null') return 1;
  const { enum: values } = schema;
  if (!Array.isArray(values)) return undefined;
  // Equal lists and objects count twice: a count that is too large accuses nobody.
  return new Set(values).size;
}

/** The schemas that judge the item at a position. */
function itemSchemas({ conjuncts, registry }: Analysis, index: number): readonly SchemaLocation[] {
  return conjuncts.flatMap((conjunct) => {
    const { prefixItems, items } = conjunct.schema;
    const isPrefix = Array.isArray(prefixItems) && index < prefixItems.length;
    if (!isPrefix && !isSchema(items)) return [];
    return childOf(registry, conjunct, isPrefix ? ['prefixItems', index] : ['items']) ?? [];
  });
}
