import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { formatNames } from '../../schema/formats.ts';
import { allSchemas } from '../schema/walk.ts';
import type { PreparedSchema } from './prepare.ts';

/** Compiled validators. */
export interface CompiledSchemas {
  /** JavaScript with one function for each name, and all that they share. */
  readonly source: string;
  /** By function: where its schema stands in the schema of the message. */
  readonly pointers: ReadonlyMap<string, string>;
}

/** @param names ids of schemas by the name of the function to make. */
export function compileSchemas(
  schemas: readonly PreparedSchema[],
  names: ReadonlyMap<string, string>,
): CompiledSchemas {
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    unicodeRegExp: true,
    inlineRefs: 4,
    ownProperties: schemas.some(({ schema }) => allSchemas(schema).some(namesInherited)),
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  addFormats.default(ajv, { mode: 'full', formats: [...formatNames], keywords: false });
  for (const { id, schema } of schemas) ajv.addSchema(schema, id);
  const pointers = new Map(schemas.map(({ id, pointer }) => [functionName(ajv, id), pointer]));
  return { source: standalone.default(ajv, Object.fromEntries(names)), pointers };
}

function functionName(ajv: Ajv2020, id: string): string {
  try {
    return String(ajv.getSchema(id)?.source?.validateName);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`cannot compile the schema ${id}: ${reason}`, { cause });
  }
}

/** True for a schema with a property that every object seems to have, such as `constructor`. */
function namesInherited(schema: Readonly<Record<string, unknown>>): boolean {
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
  const maps = ['properties', 'dependentRequired', 'dependentSchemas'].flatMap((keyword) =>
    Object.keys(schema[keyword] ?? {}),
  );
  return [...required, ...maps].some((name) => typeof name === 'string' && name in Object.prototype);
}
