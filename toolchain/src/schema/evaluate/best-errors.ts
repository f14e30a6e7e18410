import { describeChoice, describeTypes, describeValue } from '../describe.ts';
import type { SchemaError } from './evaluation.ts';

/** The place where none of several schemas fits. */
export interface BranchPlace {
  readonly pointer: string;
  readonly instance: unknown;
  readonly keyword: string;
}

/** What to tell when no branch of an `anyOf` or `oneOf` fits: the errors of the branch that was meant, or one error about all. */
export function bestErrors(
  branches: readonly (readonly SchemaError[])[],
  place: BranchPlace,
): readonly SchemaError[] {
  const ranked = branches
    .map((errors) => ({ errors, rank: rankOf(errors, place.pointer) }))
    .sort((left, right) => right.rank - left.rank);
  const [best, second] = ranked;
  if (best === undefined) return [];
  if (best.rank !== second?.rank) return best.errors;
  const equals = ranked.filter(({ rank }) => rank === best.rank).map(({ errors }) => errors);
  return [mergeErrors(equals, place) ?? equals[0]?.[0]].filter((error) => error !== undefined);
}

/**
 * A branch that fails by its type was not meant; one that fails by a constant, a discriminator or a missing member
 * probably not; the deeper the first error lies, the more of the branch did fit.
 */
function rankOf(errors: readonly SchemaError[], pointer: string): number {
  const here = errors.filter((error) => error.instancePath === pointer);
  if (here.some(({ keyword }) => keyword === 'type' || keyword === 'false')) return 0;
  if (here.some(({ keyword }) => keyword === 'const' || keyword === 'enum')) return 1;
  if (errors.some((error) => isDiscriminator(error, pointer))) return 2;
  if (here.some(({ keyword }) => keyword === 'required')) return 3;
  if (here.length > 0) return 4;
  return 5;
}

function isDiscriminator({ instancePath, keyword }: SchemaError, pointer: string): boolean {
  const isConstant = keyword === 'const' || keyword === 'enum';
  return isConstant && instancePath.lastIndexOf('/') === pointer.length;
}

/** Branches that fail alike become one error that names all that was possible. */
function mergeErrors(
  branches: readonly (readonly SchemaError[])[],
  place: BranchPlace,
): SchemaError | undefined {
  const firsts = branches
    .map((errors) => errors.find(isTelling) ?? errors[0])
    .filter((error) => error !== undefined);
  const [first] = firsts;
  if (first === undefined || firsts.some(({ instancePath }) => instancePath !== first.instancePath))
    return undefined;
  if (firsts.every(({ keyword }) => keyword === 'type')) {
    const expected = [...new Set(firsts.flatMap((error) => error.expected))];
    return {
      ...first,
      expected,
      message: `${describeValue(first.actual)} is not ${describeTypes(expected)}`,
    };
  }
  if (firsts.every(({ keyword }) => keyword === 'const' || keyword === 'enum')) {
    const expected = firsts.flatMap((error) =>
      error.keyword === 'enum' ? (error.expected as unknown[]) : [error.expected],
    );
    const message = `${describeValue(first.actual)} is not ${describeChoice(expected)}`;
    return { ...first, keyword: 'enum', expected, message };
  }
  if (first.instancePath !== place.pointer) return undefined;
  const message = `${describeValue(place.instance)} fits none of ${firsts.length} schemas: ${firsts.map((error) => error.message).join('; ')}`;
  return { ...first, keyword: place.keyword, expected: firsts.map(({ expected }) => expected), message };
}

function isTelling({ keyword }: SchemaError): boolean {
  return keyword === 'type' || keyword === 'const' || keyword === 'enum';
}
