import { findSchema } from '@parley/explorer/protocol';

/** What is written at one place of the data, as a form shows it. */
export type Field = FieldWords & FieldKind;

interface FieldWords {
  /** In words that the schema has for it. */
  readonly description: string | undefined;
  /** What a value looks like. */
  readonly hint: string | undefined;
  /** Of the value, when it must be written anew. */
  readonly schema: unknown;
}

type FieldKind =
  | { readonly kind: 'text'; readonly format: string | undefined; readonly isLong: boolean }
  | { readonly kind: 'number'; readonly isWhole: boolean }
  | { readonly kind: 'boolean' }
  /** One of some values. */
  | { readonly kind: 'choice'; readonly values: readonly unknown[] }
  /** There is only one value. */
  | { readonly kind: 'const'; readonly value: unknown }
  | { readonly kind: 'object'; readonly members: readonly Member[]; readonly isOpen: boolean }
  | { readonly kind: 'list'; readonly items: unknown; readonly max: number | undefined }
  /** One of several schemas. */
  | { readonly kind: 'variants'; readonly variants: readonly Variant[] }
  /** Too deep or too free for a form: written as JSON. */
  | { readonly kind: 'json' };

export interface Member {
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: unknown;
}

export interface Variant {
  readonly label: string;
  readonly schema: unknown;
}

type Schema = Readonly<Record<string, unknown>>;

const maxDepth = 6;
const maxReferences = 20;

/** The field of a schema; `root` is what its `$ref`s point into, `depth` how many objects and lists are around it. */
export function fieldOf(schema: unknown, root: unknown, depth = 0): Field {
  const resolved = resolve(schema, root);
  if (resolved === undefined) return { kind: 'json', description: undefined, hint: undefined, schema };
  const words = { description: textOf(resolved.description), hint: hintOf(resolved), schema };
  return { ...words, ...kindOf(resolved, root, depth) };
}

function kindOf(schema: Schema, root: unknown, depth: number): FieldKind {
  if ('const' in schema) return { kind: 'const', value: schema.const };
  if (Array.isArray(schema.enum)) return { kind: 'choice', values: schema.enum };
  const variants = variantsOf(schema, root);
  if (variants !== undefined) return { kind: 'variants', variants };
  const type = typeOf(schema);
  if (type === 'string') return textField(schema);
  if (type === 'boolean') return { kind: 'boolean' };
  if (type === 'number' || type === 'integer') return { kind: 'number', isWhole: type === 'integer' };
  if (depth >= maxDepth) return { kind: 'json' };
  if (type === 'object') return objectField(schema);
  return type === 'array' ? listField(schema) : { kind: 'json' };
}

function textField({ format, maxLength }: Schema): FieldKind {
  const isLong = format === undefined && typeof maxLength === 'number' && maxLength > 200;
  return { kind: 'text', format: textOf(format), isLong };
}

function objectField(schema: Schema): FieldKind {
  const { properties, additionalProperties, unevaluatedProperties } = schema;
  if (!isSchema(properties) || Object.keys(properties).length === 0) return { kind: 'json' };
  const required = new Set(listOf(schema.required));
  const members = Object.entries(properties).map(([name, member]) => ({
    name,
    isRequired: required.has(name),
    schema: member,
  }));
  // What has to be there comes first; otherwise as the schema has them.
  const sorted = [...members.filter((one) => one.isRequired), ...members.filter((one) => !one.isRequired)];
  return {
    kind: 'object',
    members: sorted,
    isOpen: additionalProperties !== false && unevaluatedProperties !== false,
  };
}

function listField({ items, prefixItems, maxItems }: Schema): FieldKind {
  if (items === undefined || prefixItems !== undefined) return { kind: 'json' };
  return { kind: 'list', items, max: typeof maxItems === 'number' ? maxItems : undefined };
}

/** The schema with its references and the parts of `allOf` put together; undefined for one that says nothing. */
function resolve(schema: unknown, root: unknown): Schema | undefined {
  let found = schema;
  const outer: Schema[] = [];
  for (let count = 0; isSchema(found) && typeof found.$ref === 'string'; count++) {
    if (count > maxReferences) return undefined;
    const { $ref, ...rest } = found;
    outer.unshift(rest);
    found = findSchema(root, $ref);
  }
  if (!isSchema(found)) return undefined;
  const parts = listOf(found.allOf).flatMap((part) => {
    const one = part === found ? undefined : resolveOnce(part, root);
    return one === undefined ? [] : [one];
  });
  return merge([...parts, found, ...outer]);
}

/** A part of `allOf`, its own parts left out: who nests them deeper writes JSON. */
function resolveOnce(part: unknown, root: unknown): Schema | undefined {
  const found = isSchema(part) && typeof part.$ref === 'string' ? findSchema(root, part.$ref) : part;
  return isSchema(found) ? found : undefined;
}

function merge(schemas: readonly Schema[]): Schema {
  const properties = schemas.flatMap((schema) => (isSchema(schema.properties) ? [schema.properties] : []));
  const all = Object.fromEntries(schemas.flatMap((schema) => Object.entries(schema)));
  return {
    ...all,
    ...(properties.length === 0 ? {} : { properties: Object.assign({}, ...properties) as unknown }),
    required: schemas.flatMap(({ required }) => listOf(required)),
  };
}

/** `oneOf`, `anyOf`, or several types; where members stand beside them, those alone are the form. */
function variantsOf(schema: Schema, root: unknown): readonly Variant[] | undefined {
  const choices = [schema.oneOf, schema.anyOf].find(
    (list): list is readonly unknown[] => Array.isArray(list) && list.length > 1,
  );
  if (choices !== undefined && schema.properties === undefined)
    return choices.map((choice, index) => ({ schema: choice, label: labelOf(choice, root, index) }));
  if (!Array.isArray(schema.type) || schema.type.length < 2) return undefined;
  return schema.type.map((type: unknown) => ({ schema: { ...schema, type }, label: String(type) }));
}

/** What tells a variant from the others: its title, the value only it has, the name it goes by. */
function labelOf(choice: unknown, root: unknown, index: number): string {
  const schema = resolve(choice, root);
  const name =
    isSchema(choice) && typeof choice.$ref === 'string' ? choice.$ref.split('/').at(-1) : undefined;
  if (schema === undefined) return name ?? `Variant ${String(index + 1)}`;
  const constant = Object.values(isSchema(schema.properties) ? schema.properties : {}).find(
    (member) => isSchema(member) && 'const' in member,
  );
  return (
    textOf(schema.title) ??
    (isSchema(constant) ? String(constant.const) : undefined) ??
    name ??
    textOf(schema.type) ??
    `Variant ${String(index + 1)}`
  );
}

/** Which variant a value is probably meant as: the first that does not contradict it at first sight. */
export function variantFor(variants: readonly Variant[], root: unknown, value: unknown): number {
  const scores = variants.map(({ schema }) => scoreOf(resolve(schema, root) ?? {}, value));
  return scores.indexOf(Math.max(...scores));
}

function scoreOf(schema: Schema, value: unknown): number {
  if ('const' in schema) return schema.const === value ? 3 : -3;
  if (Array.isArray(schema.enum)) return schema.enum.includes(value) ? 3 : -3;
  const type = typeOf(schema);
  if (type !== undefined && !isOfType(type, value)) return -2;
  if (!isSchema(value)) return 1;
  const members = isSchema(schema.properties) ? Object.entries(schema.properties) : [];
  const fitting = members.map(([name, member]) => {
    if (!isSchema(member) || !Object.hasOwn(value, name)) return 0;
    return 'const' in member ? (member.const === value[name] ? 10 : -10) : 1;
  });
  const missing = listOf(schema.required).filter((name) => !Object.hasOwn(value, String(name)));
  return fitting.reduce((sum: number, one) => sum + one, 1) - missing.length;
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isSchema(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function typeOf({ type, properties, items }: Schema): string | undefined {
  if (typeof type === 'string') return type;
  if (Array.isArray(type)) return textOf(type[0]);
  if (properties !== undefined) return 'object';
  return items === undefined ? undefined : 'array';
}

const formatHints: Readonly<Record<string, string>> = {
  'date-time': '2026-01-31T08:30:00Z',
  date: '2026-01-31',
  time: '08:30:00Z',
  duration: 'PT30S',
  email: 'someone@example.org',
  uri: 'https://example.org/a',
  uuid: '0190d5a8-7e2c-7c3f-9f5b-3c1d2e4f5a6b',
};

/** What a value looks like, in few signs. */
function hintOf({
  format,
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  pattern,
}: Schema): string | undefined {
  if (typeof format === 'string') return formatHints[format];
  const from = typeof minimum === 'number' ? `≥ ${String(minimum)}` : bound('>', exclusiveMinimum);
  const to = typeof maximum === 'number' ? `≤ ${String(maximum)}` : bound('<', exclusiveMaximum);
  const range = [from, to].filter((part) => part !== undefined).join(', ');
  return range === '' ? textOf(pattern) : range;
}

function bound(sign: string, limit: unknown): string | undefined {
  return typeof limit === 'number' ? `${sign} ${String(limit)}` : undefined;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
