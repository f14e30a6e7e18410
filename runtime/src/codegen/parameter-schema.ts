import { parsePointer } from '../protocol/pointer.ts';
import { textLength } from './ajv-runtime.ts';

type Schema = Readonly<Record<string, unknown>>;

interface Check {
  readonly value: string;
  /** The schema that `$ref` points into. */
  readonly root: unknown;
}

const checks: Readonly<Record<string, (limit: unknown, check: Check) => boolean>> = {
  type: (limit) => (Array.isArray(limit) ? limit : [limit]).includes('string'),
  const: (limit, { value }) => value === limit,
  enum: (limit, { value }) => list(limit).includes(value),
  pattern: (limit, { value }) => new RegExp(String(limit), 'u').test(value),
  minLength: (limit, { value }) => textLength(value) >= Number(limit),
  maxLength: (limit, { value }) => textLength(value) <= Number(limit),
  not: (limit, check) => !allows(limit, check),
  allOf: (limit, check) => list(limit).every((schema) => allows(schema, check)),
  anyOf: (limit, check) => list(limit).some((schema) => allows(schema, check)),
  oneOf: (limit, check) => list(limit).filter((schema) => allows(schema, check)).length === 1,
  $ref: (limit, check) => allows(target(check.root, String(limit)), check),
};

/** Why the schema of an address parameter refuses a value; undefined if it does not. Other keywords do not concern strings. */
export function parameterFault(schema: unknown, value: string): string | undefined {
  const keyword = refusingKeyword(schema, { value, root: schema });
  if (keyword === undefined) return undefined;
  const limit = isSchema(schema) ? JSON.stringify(schema[keyword]) : 'false';
  return `is ${JSON.stringify(value)}, against ${keyword} ${limit}`;
}

function allows(schema: unknown, check: Check): boolean {
  return refusingKeyword(schema, check) === undefined;
}

function refusingKeyword(schema: unknown, check: Check): string | undefined {
  if (!isSchema(schema)) return schema === false ? 'schema' : undefined;
  return Object.keys(schema).find((keyword) => {
    return Object.hasOwn(checks, keyword) && checks[keyword]?.(schema[keyword], check) === false;
  });
}

function target(root: unknown, reference: string): unknown {
  return parsePointer(reference).reduce(
    (value, key) => (isSchema(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    root,
  );
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}
