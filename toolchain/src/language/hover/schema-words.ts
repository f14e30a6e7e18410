import { describeValue } from '../../schema/describe.ts';
import { type Shape, partsOf, schemasOf, shapeAt } from '../shape/shape.ts';

type Schema = Readonly<Record<string, unknown>>;

const typeWords: Readonly<Partial<Record<string, string>>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  array: 'list',
  null: 'null',
};

/** More values than that are counted. */
const maxValues = 6;

/** A value in a few words: `text`, `"eu" | "us"`, `number 0..1`, `list of text`. Plain text. */
export function describeSchema(shapes: readonly Shape[]): string {
  const schemas = schemasOf(partsOf(shapes));
  const words = valuesOf(schemas) ?? typesOf(shapes, schemas);
  return [words, formatOf(schemas), boundsOf(schemas)].filter((part) => part !== '').join(' ');
}

function valuesOf(schemas: readonly Schema[]): string | undefined {
  for (const schema of schemas) {
    if ('const' in schema) return describeValue(schema.const);
    const list: readonly unknown[] | undefined = Array.isArray(schema.enum) ? schema.enum : undefined;
    if (list === undefined) continue;
    return list.length > maxValues ? `one of ${list.length} values` : list.map(describeValue).join(' | ');
  }
  return undefined;
}

function typesOf(shapes: readonly Shape[], schemas: readonly Schema[]): string {
  const types = new Set(schemas.flatMap((schema) => typesOfOne(schema)));
  if (types.size === 0) return 'any value';
  return [...types].map((type) => (type === 'array' ? listWords(shapes) : wordOf(type))).join(' or ');
}

function typesOfOne({ type, properties, items }: Schema): readonly string[] {
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type.map(String);
  return [...(properties === undefined ? [] : ['object']), ...(items === undefined ? [] : ['array'])];
}

function listWords(shapes: readonly Shape[]): string {
  const items = partsOf(shapes).flatMap(({ schemas, location }) =>
    shapeAt(schemas, location.resource.file.path, `${location.pointer}/items`),
  );
  const inner = schemasOf(partsOf(items));
  const words = valuesOf(inner) ?? [...new Set(inner.flatMap(typesOfOne))].map(wordOf).join(' or ');
  return words === '' ? 'list' : `list of ${words}`;
}

function wordOf(type: string): string {
  return typeWords[type] ?? type;
}

function formatOf(schemas: readonly Schema[]): string {
  const format = schemas.find((schema) => typeof schema.format === 'string')?.format;
  return typeof format === 'string' ? `(${format})` : '';
}

const lows = ['minimum', 'minLength', 'minItems', 'minProperties'] as const;
const highs = ['maximum', 'maxLength', 'maxItems', 'maxProperties'] as const;
const units = ['', ' characters', ' items', ' members'] as const;

function boundsOf(schemas: readonly Schema[]): string {
  const find = (keyword: string): number | undefined => {
    const found = schemas.find((schema) => typeof schema[keyword] === 'number')?.[keyword];
    return typeof found === 'number' ? found : undefined;
  };
  const parts = lows.flatMap((low, index) => {
    const [min, max] = [find(low), find(highs[index] ?? '')];
    if (min === undefined && max === undefined) return [];
    return [`${min ?? ''}..${max ?? ''}${units[index] ?? ''}`];
  });
  const above = find('exclusiveMinimum');
  const under = find('exclusiveMaximum');
  return [
    ...parts,
    ...(above === undefined ? [] : [`> ${above}`]),
    ...(under === undefined ? [] : [`< ${under}`]),
  ].join(', ');
}
