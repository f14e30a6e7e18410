import type { Bundle } from '@parley/schemas';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { Validator } from '../codegen/types.ts';
import { ParleyError } from '../errors.ts';

/** Finds the validator of a message type; undefined for a type that the contracts do not know. */
export type FindValidator = (type: string) => Validator | undefined;

/** Compiles JSON Schemas with the options that `parley generate` uses. */
export type CompileSchema = (schema: object | boolean) => Validator;

let loading: Promise<CompileSchema> | undefined;

/** Loads ajv once per process; what it compiles is kept by whoever asked. */
export function createCompiler(): Promise<CompileSchema> {
  loading ??= load();
  return loading;
}

async function load(): Promise<CompileSchema> {
  const [{ Ajv2020 }, formats] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]);
  return (schema) => {
    // One instance each: two revisions of a schema with one `$id` may meet in a process.
    const ajv: Ajv2020 = new Ajv2020({ strict: false, unicodeRegExp: true });
    formats.default.default(ajv);
    return ajv.compile(schema) as Validator;
  };
}

/** The given validators, and for the rest one compiled from the bundle at its first use. */
export function createFindValidator(
  bundle: Bundle,
  given: Readonly<Record<string, Validator>>,
  compile: CompileSchema,
): FindValidator {
  const found = new Map<string, Validator>(Object.entries(given));
  return (type) => {
    const known = found.get(type);
    if (known !== undefined) return known;
    if (!Object.hasOwn(bundle.messages, type)) return undefined;
    const compiled = compile(bundle.messages[type]?.schema ?? true);
    found.set(type, compiled);
    return compiled;
  };
}

/** Throws `invalid_data` with the first few findings. */
export function assertValid(validate: Validator, type: string, data: unknown): void {
  if (validate(data)) return;
  throw new ParleyError('invalid_data', `${type}: ${describeErrors(validate)}`, {
    details: { type, errors: (validate.errors ?? []).slice(0, 10) },
  });
}

export function describeErrors(validate: Validator): string {
  const errors = validate.errors ?? [];
  const texts = errors
    .slice(0, 3)
    .map((error) => `${error.instancePath || '/'} ${error.message ?? error.keyword}`);
  return texts.length === 0 ? 'the data is not valid' : texts.join('; ');
}
