import { childSchemas } from '../../../schema/keywords.ts';
import type { SchemaLocation, SchemaRegistry } from '../../../schema/registry.ts';
import { isObject, joinPointer } from '../../../source/pointer.ts';
import type { Conjunct, SchemaObject } from './contradiction.ts';

/** All schema objects that judge a value together: the given ones, their `allOf` and what their `$ref` names. */
export interface Conjunction {
  readonly conjuncts: readonly Conjunct[];
  /** A `false` among them. */
  readonly refused: SchemaLocation | undefined;
}

/** Keywords that judge nothing. */
const annotations: ReadonlySet<string> = new Set([
  '$comment',
  'title',
  'description',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'examples',
]);

export function conjunctionOf(registry: SchemaRegistry, starts: readonly SchemaLocation[]): Conjunction {
  const conjuncts: Conjunct[] = [];
  const seen = new Set<string>();
  const queue = [...starts];
  let refused: SchemaLocation | undefined;
  for (let location = queue.shift(); location !== undefined; location = queue.shift()) {
    const name = identityOf(location);
    if (seen.has(name)) continue;
    seen.add(name);
    const { schema } = location;
    if (schema === false) refused ??= location;
    if (!isObject(schema)) continue;
    conjuncts.push({ schema, location });
    queue.push(...partsOf(registry, { schema, location }));
  }
  return { conjuncts, refused };
}

export function identityOf({ resource, pointer }: SchemaLocation): string {
  return `${resource.file.path}#${pointer}`;
}

/** The keywords of a schema that judge, or may judge. */
export function judgingKeywords(schema: SchemaObject): readonly string[] {
  return Object.keys(schema).filter((keyword) => !annotations.has(keyword) && !keyword.startsWith('x-'));
}

/** Schemas that say on purpose that nothing is valid: `false`, `not: {}`. */
export function isFalse(schema: unknown): boolean {
  return schema === false || (isObject(schema) && 'not' in schema && isTrue(schema.not));
}

function isTrue(schema: unknown): boolean {
  return schema === true || (isObject(schema) && judgingKeywords(schema).length === 0);
}

function partsOf(registry: SchemaRegistry, { schema, location }: Conjunct): readonly SchemaLocation[] {
  const { path } = location.resource.file;
  const branches = childSchemas('allOf', schema.allOf, joinPointer(location.pointer, 'allOf')).map(
    ([, pointer]) => registry.locate(path, pointer),
  );
  const target =
    typeof schema.$ref === 'string' ? registry.resolve(schema.$ref, location.resource) : undefined;
  return [...branches, target].filter((part) => part !== undefined);
}
