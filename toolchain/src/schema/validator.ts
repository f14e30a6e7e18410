import { type CompilerOptions, createCompiler } from './evaluate/compile.ts';
import { type Evaluate, type SchemaError, createOutcome } from './evaluate/evaluation.ts';
import { type SchemaLocation, type SchemaRegistry, createSchemaRegistry } from './registry.ts';

/** Judges instances by one schema. */
export interface SchemaValidator {
  /** No error: valid. The schema is compiled at the first call, as far as the instance reaches. */
  validate(instance: unknown): readonly SchemaError[];
}

/** A validator for a schema by itself; `resolve` gives the schemas of other URIs and paths that it refers to. */
export function createSchemaValidator(schema: unknown, resolve?: (uri: string) => unknown): SchemaValidator {
  const find = (path: string): { path: string; value: unknown } | undefined => {
    const value = path === '' ? schema : resolve?.(path);
    return value === undefined ? undefined : { path, value };
  };
  const registry = createSchemaRegistry({ find, paths: () => [''] });
  const location = registry.locate('');
  if (location === undefined) throw new TypeError('there is no schema');
  return createLocationValidator(registry, location);
}

/** A validator for a schema of a registry. */
export function createLocationValidator(
  registry: SchemaRegistry,
  location: SchemaLocation,
  options: Pick<CompilerOptions, 'formats'> = {},
): SchemaValidator {
  const compiler = createCompiler(registry, { ...options, rootPath: location.resource.file.path });
  const evaluate = compiler.compile(location);
  return { validate: (instance) => run(evaluate, instance) };
}

function run(evaluate: Evaluate, instance: unknown): readonly SchemaError[] {
  const outcome = createOutcome();
  try {
    evaluate(instance, { path: undefined, scope: undefined, references: undefined }, outcome);
    return outcome.errors;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const place = { instancePath: '', keyword: 'depth', schemaPath: '#' };
    return [
      { ...place, message: 'the value is nested too deep', expected: 'less depth', actual: 'a deep value' },
    ];
  }
}
