import { createSchemaValidator } from '../../schema/validator.ts';
import { type Shape, descriptionOf, partsOf, schemasOf } from './shape.ts';

/** What holds when a key is absent, as far as its schema says so: in `default`, or in its description. */
export function defaultOf(shapes: readonly Shape[]): unknown {
  const parts = schemasOf(partsOf(shapes));
  const written = parts.find((schema) => schema.default !== undefined)?.default;
  if (written !== undefined) return written;
  const said = /\bDefault (\S+?)[.;,]?(?=\s|$)/.exec(descriptionOf(shapes) ?? '')?.[1];
  if (said === undefined) return undefined;
  const value = /^\d+(?:\.\d+)?$/.test(said) ? Number(said) : said;
  const isScalar = parts.some((schema) => isLegal(schema, value));
  return isScalar ? value : undefined;
}

const verdicts = new WeakMap<object, Map<unknown, boolean>>();

/** Whether a plain value is what a schema asks for; a schema that says nothing of scalars asks for none. */
function isLegal(schema: Readonly<Record<string, unknown>>, value: unknown): boolean {
  if (schema.type === undefined && schema.enum === undefined) return false;
  const known = verdicts.get(schema) ?? new Map<unknown, boolean>();
  verdicts.set(schema, known);
  const own = Object.entries(schema).filter(([keyword]) => keyword !== '$ref' && keyword !== 'anyOf');
  const verdict =
    known.get(value) ?? createSchemaValidator(Object.fromEntries(own)).validate(value).length === 0;
  known.set(value, verdict);
  return verdict;
}
