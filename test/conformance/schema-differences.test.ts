import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { formatNames } from '#toolchain/schema/formats.ts';
import { createSchemaValidator } from '#toolchain/schema/validator.ts';
import { randomInstance, randomSchema } from '../support/random-schema.ts';

/** Both judge: the interpreter what people write, ajv what agents send. What they differ in is listed in the guide. */
describe('interpreter and ajv', () => {
  it('say the same of any value by any schema but for what is listed', () => {
    const schemas = fc.record({ root: randomSchema, a: randomSchema });
    const instances = fc.array(randomInstance, { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(schemas, instances, ({ root, a }, values) => {
        const schema = typeof root === 'object' && root !== null ? { ...root, $defs: { a, b: true } } : root;
        const text = JSON.stringify(schema);
        // ajv never comes to an end with some circles of references.
        fc.pre(!text.includes('"$ref":"#"') && !JSON.stringify(a).includes('"$ref"'));
        // Beside `prefixItems` ajv lets the empty list pass `contains`.
        fc.pre(!text.includes('"prefixItems"') || !text.includes('"contains"'));
        const own = createSchemaValidator(schema);
        const isOurs = values.map((value) => own.validate(value));
        const ajv = compile(schema);
        fc.pre(ajv !== undefined);
        assert.deepEqual(
          isOurs.map((errors) => errors.length === 0),
          values.map((value) => ajv(value)),
        );
      }),
      { numRuns: 150 },
    );
  });
});

function compile(schema: unknown): ((value: unknown) => boolean) | undefined {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false, ownProperties: true });
  addFormats.default(ajv, [...formatNames]);
  try {
    const validate = ajv.compile(schema as object);
    return (value) => validate(value);
  } catch {
    return undefined;
  }
}
