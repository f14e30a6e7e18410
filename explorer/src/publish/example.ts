type Schema = Readonly<Record<string, unknown>>;

const maxDepth = 8;

/** A value to begin with: an example of the schema where it has one, else what its keywords ask for at least. */
export function exampleOf(schema: unknown, root = schema): unknown {
  return valueOf(schema, { root, depth: 0 });
}

interface Place {
  readonly root: unknown;
  readonly depth: number;
}

function valueOf(schema: unknown, place: Place): unknown {
  if (!isSchema(schema) || place.depth > maxDepth) return null;
  const given = givenIn(schema);
  if (given !== undefined) return given.value;
  const deeper = { ...place, depth: place.depth + 1 };
  if (typeof schema.$ref === 'string') return valueOf(findSchema(place.root, schema.$ref), deeper);
  const [first] = [schema.oneOf, schema.anyOf].filter(Array.isArray).flat() as readonly unknown[];
  if (first !== undefined && schema.properties === undefined) return valueOf(first, deeper);
  return ofType(typeOf(schema), withParts(schema, deeper), deeper);
}

function givenIn(schema: Schema): { readonly value: unknown } | undefined {
  const { examples, enum: words } = schema;
  if (Array.isArray(examples) && examples.length > 0) return { value: examples[0] as unknown };
  if ('const' in schema) return { value: schema.const };
  if ('default' in schema) return { value: schema.default };
  return Array.isArray(words) && words.length > 0 ? { value: words[0] as unknown } : undefined;
}

/** The schema with the properties that its `allOf` adds. */
function withParts(schema: Schema, place: Place): Schema {
  const parts = (Array.isArray(schema.allOf) ? schema.allOf : []).map((part: unknown) => {
    const found = isSchema(part) && typeof part.$ref === 'string' ? findSchema(place.root, part.$ref) : part;
    return isSchema(found) ? found : {};
  });
  const all = [...parts, schema];
  return {
    ...schema,
    properties: Object.assign({}, ...all.map(({ properties }) => properties)) as unknown,
    required: all.flatMap(({ required }) => (Array.isArray(required) ? (required as unknown[]) : [])),
  };
}

function typeOf({ type, properties, items }: Schema): unknown {
  if (Array.isArray(type)) return type[0] as unknown;
  if (type !== undefined) return type;
  return properties !== undefined ? 'object' : items !== undefined ? 'array' : 'object';
}

function ofType(type: unknown, schema: Schema, place: Place): unknown {
  if (type === 'object') return objectOf(schema, place);
  if (type === 'array') return arrayOf(schema, place);
  if (type === 'string') return textOf(schema);
  if (type === 'boolean') return false;
  if (type === 'number' || type === 'integer') return numberOf(schema);
  return null;
}

function objectOf({ properties, required }: Schema, place: Place): Record<string, unknown> {
  const known = isSchema(properties) ? properties : {};
  const names = (Array.isArray(required) ? required : []).filter((name) => typeof name === 'string');
  const wanted = names.length > 0 ? names : Object.keys(known);
  return Object.fromEntries(wanted.map((name) => [name, valueOf(known[name] ?? {}, place)]));
}

function arrayOf({ items, minItems }: Schema, place: Place): readonly unknown[] {
  const count = typeof minItems === 'number' ? Math.min(minItems, 10) : 0;
  return Array.from({ length: count }, () => valueOf(items ?? {}, place));
}

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-01-01T00:00:00.000Z',
  date: '2026-01-01',
  time: '00:00:00Z',
  email: 'someone@example.org',
  uri: 'https://example.org/',
  uuid: '00000000-0000-4000-8000-000000000000',
};

function textOf({ format, minLength }: Schema): string {
  const known = typeof format === 'string' ? formats[format] : undefined;
  return known ?? 'x'.repeat(typeof minLength === 'number' ? Math.min(minLength, 1000) : 0);
}

function numberOf({ minimum, exclusiveMinimum, maximum }: Schema): number {
  if (typeof minimum === 'number') return minimum;
  if (typeof exclusiveMinimum === 'number') return exclusiveMinimum + 1;
  return typeof maximum === 'number' ? Math.min(0, maximum) : 0;
}

/** What a `$ref` of a bundle's schema points at: always in the schema itself. */
export function findSchema(root: unknown, reference: string): unknown {
  if (!reference.startsWith('#')) return undefined;
  const steps = decodeURIComponent(reference.slice(1)).split('/').slice(1);
  return steps.reduce<unknown>(
    (found, step) => (isSchema(found) ? found[step.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
    root,
  );
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
