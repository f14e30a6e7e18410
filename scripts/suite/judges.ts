import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { resolveSchema } from '#toolchain/model/resolve-schema.ts';
import { formatNames } from '#toolchain/schema/formats.ts';
import { type SchemaRegistry, createSchemaRegistry } from '#toolchain/schema/registry.ts';
import { createLocationValidator } from '#toolchain/schema/validator.ts';
import type { Suite, SuiteTest } from './read-suite.ts';

/** What a validator says: a verdict, or that it cannot say. */
export type Verdict = 'valid' | 'invalid' | 'refused';

/** Judges the instance of a test by its schema. */
export type Judge = (test: SuiteTest) => Verdict;

/** The interpreter of the toolchain. */
export function createOwnJudge(suite: Suite): Judge {
  return orRefused((test) => {
    const registry = registryOf(test, suite);
    const location = registry.locate('');
    if (location === undefined) return false;
    const formats = assertsFormats(test) ? 'assert' : 'annotate';
    return createLocationValidator(registry, location, { formats }).validate(test.data).length === 0;
  });
}

/** ajv by itself: it follows the references of the suite's schemas. */
export function createAjvJudge(suite: Suite): Judge {
  return orRefused((test) => {
    const ajv = createAjv(test, {});
    for (const [uri, schema] of suite.remotes) {
      if (uri.startsWith('http://localhost') && !uri.includes('2019')) ajv.addSchema(schema as object, uri);
    }
    return ajv.compile(test.schema as object)(test.data);
  });
}

/** ajv as generated validators use it: all references are resolved before it gets the schema. */
export function createGeneratedJudge(suite: Suite): Judge {
  return orRefused((test) => {
    const registry = registryOf(test, suite);
    const location = registry.locate('');
    if (location === undefined) return false;
    const { schema } = resolveSchema(registry, location);
    const bare = typeof schema === 'object' ? { ...schema, $schema: undefined } : schema;
    return createAjv(test, { ownProperties: true, inlineRefs: 4 }).compile(bare as object)(test.data);
  });
}

function createAjv(test: SuiteTest, options: Options): Ajv2020 {
  const common: Options = { strict: false, validateSchema: false, unicodeRegExp: true, logger: false };
  const ajv = new Ajv2020({ ...common, ...options, validateFormats: assertsFormats(test) });
  addFormats.default(ajv, { mode: 'full', formats: [...formatNames], keywords: false });
  return ajv;
}

/** Tests about formats assert them; for the others a format is an annotation, as the suite wants it. */
function assertsFormats({ file }: SuiteTest): boolean {
  return file.startsWith('optional/format/');
}

function registryOf(test: SuiteTest, { remotes }: Suite): SchemaRegistry {
  const find = (path: string): { path: string; value: unknown } | undefined => {
    const value = path === '' ? test.schema : remotes.get(path);
    return value === undefined ? undefined : { path, value };
  };
  return createSchemaRegistry({ find, paths: () => ['', ...remotes.keys()] });
}

function orRefused(isValid: (test: SuiteTest) => boolean): Judge {
  return (test) => {
    try {
      return isValid(test) ? 'valid' : 'invalid';
    } catch {
      return 'refused';
    }
  };
}
